-- Which monthly reports are begun by the portal itself, on which day of the month after.
create table report_schedule (
    incident_id bigint not null,
    kind varchar(20) not null,
    day_of_month integer not null,
    enabled boolean not null,
    version integer not null,
    set_by varchar(100) not null,
    set_by_name varchar(200) not null,
    set_at datetime(3) not null,
    primary key (incident_id, kind),
    constraint fk_report_schedule foreign key (incident_id) references incident (id)
) ${table-options};

-- A month's report is begun once, however many nodes look: the key says which was first.
create table report_schedule_run (
    incident_id bigint not null,
    kind varchar(20) not null,
    span_month date not null,
    report_id bigint,
    made_at datetime(3) not null,
    primary key (incident_id, kind, span_month),
    constraint fk_report_schedule_run foreign key (report_id) references report (id)
) ${table-options};
