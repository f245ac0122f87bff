-- What was decided and changed, by whom and why. Rows are only ever added; each carries the hash of itself and of the one before.
create table audit_event (
    -- the place in the chain, from 1, without gaps
    number bigint not null primary key,
    happened_at datetime(3) not null,
    user_name varchar(100) not null,
    roles varchar(200) not null,
    organisation varchar(100),
    -- key of the text that names it
    action varchar(100) not null,
    object varchar(200) not null,
    reason varchar(2000),
    -- a JSON object of keys of texts and values
    details longtext not null,
    previous_hash char(64) not null,
    hash char(64) not null
) ${table-options};
create index ix_audit_event_at on audit_event (happened_at);
create index ix_audit_event_user on audit_event (user_name, number);
create index ix_audit_event_object on audit_event (object, number);

-- The end of the chain: one row, which everybody who adds to the chain waits for.
create table audit_head (
    id integer not null primary key,
    number bigint not null,
    hash char(64) not null
) ${table-options};
