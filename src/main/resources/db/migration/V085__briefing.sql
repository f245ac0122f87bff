-- What all desks must know, and who has confirmed that they read it.
create table briefing (
    id bigint not null primary key,
    incident_id bigint not null,
    content varchar(2000) not null,
    important boolean not null,
    valid_from datetime(3) not null,
    -- none: until it is withdrawn
    valid_until datetime(3),
    written_by varchar(100) not null,
    written_at datetime(3) not null,
    withdrawn_at datetime(3),
    constraint fk_briefing_incident foreign key (incident_id) references incident (id)
) ${table-options};
create index ix_briefing_written on briefing (incident_id, written_at);

create table briefing_read (
    briefing_id bigint not null,
    user_name varchar(100) not null,
    read_at datetime(3) not null,
    constraint pk_briefing_read primary key (briefing_id, user_name),
    constraint fk_briefing_read foreign key (briefing_id) references briefing (id)
) ${table-options};
