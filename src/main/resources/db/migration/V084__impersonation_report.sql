-- What the city was told of people who pose as us; settled when somebody has looked after it.
create table impersonation_report (
    inquiry_id bigint not null primary key,
    incident_id bigint not null,
    reported_at datetime(3) not null,
    settled_by varchar(100),
    settled_at datetime(3),
    note varchar(1000),
    constraint fk_impersonation_report_inquiry foreign key (inquiry_id) references inquiry (id)
) ${table-options};
create index ix_impersonation_report on impersonation_report (incident_id, settled_at, reported_at);
