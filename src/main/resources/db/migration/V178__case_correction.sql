-- What was changed in a person's record because the person asked for it, with what stood there before.
create table case_correction (
    id bigint not null primary key,
    incident_id bigint not null,
    case_id bigint not null,
    request_id bigint not null,
    -- of the case, from 1: who corrects says which one was the last they had seen
    number integer not null,
    -- encrypted, in the form of case_file.person_sealed
    before_sealed varbinary(4000) not null,
    after_sealed varbinary(4000) not null,
    -- encrypted
    reason_sealed varbinary(8000) not null,
    made_by varchar(100) not null,
    made_by_name varchar(200) not null,
    made_at datetime(3) not null,
    constraint uq_case_correction unique (case_id, number),
    constraint fk_case_correction_case foreign key (case_id) references case_file (id),
    constraint fk_case_correction_request foreign key (request_id) references subject_request (id)
) ${table-options};
create index ix_case_correction_incident on case_correction (incident_id);
