-- Callers who met a busy line and never got through, and what became of calling them. Who they are follows from the call
-- records; a row covers all busy calls of a number since it was last answered or called.
create table apology (
    id bigint not null primary key,
    incident_id bigint not null,
    -- as the telephone system wrote it
    caller varchar(40) not null,
    caller_digits varchar(20) not null,
    -- the digits once more while it is open, none afterwards: a number is on the list once at most
    open_caller varchar(20),
    busy_calls integer not null,
    first_at datetime(3) not null,
    last_at datetime(3) not null,
    listed_at datetime(3) not null,
    due_at datetime(3) not null,
    -- none: whoever has time
    person varchar(100),
    state varchar(20) not null,
    tries integer not null,
    -- the inquiry that was logged when they were reached
    inquiry_id bigint,
    closed_by varchar(100),
    closed_at datetime(3),
    -- busy calls up to here are dealt with: when they were answered or called
    settled_until datetime(3),
    note varchar(1000),
    constraint uq_apology_open unique (incident_id, open_caller),
    constraint uq_apology_inquiry unique (inquiry_id),
    constraint fk_apology_incident foreign key (incident_id) references incident (id),
    constraint fk_apology_inquiry foreign key (inquiry_id) references inquiry (id)
) ${table-options};
create index ix_apology_due on apology (incident_id, state, due_at);
create index ix_apology_closed on apology (incident_id, state, closed_at);
create index ix_apology_caller on apology (incident_id, caller_digits, settled_until);

create table apology_try (
    id bigint not null primary key,
    apology_id bigint not null,
    tried_by varchar(100) not null,
    tried_at datetime(3) not null,
    reached boolean not null,
    note varchar(1000),
    constraint fk_apology_try foreign key (apology_id) references apology (id)
) ${table-options};
create index ix_apology_try on apology_try (apology_id, tried_at);

-- all calls of one number in their order
create index ix_call_record_caller on call_record (incident_id, caller_digits, received_at, result);
