-- What persons ask for about their own data: to be shown it, to have it corrected, not to be written to any more.
create table subject_request (
    id bigint not null primary key,
    incident_id bigint not null,
    number integer not null,
    -- DISCLOSURE, CORRECTION or OBJECTION
    kind varchar(20) not null,
    case_id bigint not null,
    case_number varchar(20) not null,
    asked_on date not null,
    due_on date not null,
    state varchar(20) not null,
    -- encrypted: how it was checked who asks, and what they say
    identity_check varbinary(4000) not null,
    words varbinary(8000) not null,
    -- encrypted: what was decided and why
    answer varbinary(8000),
    received_by varchar(100) not null,
    received_by_name varchar(200) not null,
    received_at datetime(3) not null,
    closed_by varchar(100),
    closed_by_name varchar(200),
    closed_at datetime(3),
    erased_at datetime(3),
    constraint uq_subject_request unique (incident_id, number),
    constraint fk_subject_request_case foreign key (case_id) references case_file (id)
) ${table-options};
create index ix_subject_request_due on subject_request (incident_id, state, due_on);
