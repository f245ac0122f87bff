-- Which keys of the settings have ever wrapped a data key: once that is destroyed, whoever has one of them and a backup still has it.
create table field_key_wrapper (
    number integer not null,
    settings_number integer not null,
    seen_at datetime(3) not null,
    primary key (number, settings_number)
) ${table-options};

-- The end of all keys from before the erasure of everything: asked for by one, decided by another, and certified when they are gone.
create table key_end (
    id bigint not null primary key,
    incident_id bigint not null,
    run_id bigint not null,
    state varchar(12) not null,
    reason varchar(500) not null,
    asked_by varchar(100) not null,
    asked_by_name varchar(200) not null,
    asked_at datetime(3) not null,
    decided_by varchar(100),
    decided_by_name varchar(200),
    decided_at datetime(3),
    remark varchar(500),
    -- the data key that has all that is left
    new_key integer,
    gone_at datetime(3),
    sha256 varchar(64),
    certified_at datetime(3),
    content mediumblob,
    constraint fk_key_end_incident foreign key (incident_id) references incident (id),
    constraint fk_key_end_run foreign key (run_id) references deletion_run (id)
) ${table-options};
