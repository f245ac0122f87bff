-- Ready phrases of the desk, taken over into the free text by a few letters.
create table phrase (
    id bigint not null primary key,
    incident_id bigint not null,
    name varchar(40) not null,
    content varchar(1000) not null,
    -- counts the changes, so that nobody overwrites what they haven't seen
    revision integer not null,
    written_by varchar(100) not null,
    written_at datetime(3) not null,
    constraint uq_phrase_name unique (incident_id, name),
    constraint fk_phrase_incident foreign key (incident_id) references incident (id)
) ${table-options};
