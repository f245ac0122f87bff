-- The number that messages tell people to call.
create table outreach_hotline (
    incident_id bigint not null primary key,
    hotline varchar(40) not null,
    set_by varchar(100) not null,
    set_at datetime(3) not null,
    constraint fk_outreach_hotline_incident foreign key (incident_id) references incident (id)
) ${table-options};

-- The first and the last day on which messages of the wave were handed over, and its mark on the time axis.
alter table wave add column sent_from date;
alter table wave add column sent_to date;
alter table wave add column milestone_id bigint;
