-- When an organisation has to report. A plan is never changed: the next revision replaces it from its first due day on.
create table reissue_plan (
    id bigint not null primary key,
    incident_id bigint not null,
    organisation varchar(60) not null,
    revision integer not null,
    kind varchar(20) not null,
    first_due date not null,
    -- from the end of a period to its due day
    days_after integer not null,
    until_day date,
    set_by varchar(100) not null,
    set_at datetime(3) not null,
    constraint uq_reissue_plan unique (incident_id, organisation, revision),
    constraint fk_reissue_plan_incident foreign key (incident_id) references incident (id)
) ${table-options};
