-- Who asked to take away a list with many persons, who allowed it, and whether it was taken.
create table export_request (
    id bigint not null primary key,
    -- key of the text that names the list
    kind varchar(100) not null,
    -- keyed hash of what the list was filtered by: another filter is another request
    scope_hash varchar(64) not null,
    row_count bigint not null,
    reason varchar(1000) not null,
    state varchar(20) not null,
    requested_by varchar(100) not null,
    requested_by_name varchar(200) not null,
    requested_at datetime(3) not null,
    decided_by varchar(100),
    decided_by_name varchar(200),
    decided_at datetime(3),
    remark varchar(1000),
    used_at datetime(3)
) ${table-options};
create index ix_export_request_user on export_request (requested_by, kind, scope_hash, state);
create index ix_export_request_at on export_request (requested_at);
