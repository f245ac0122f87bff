-- What operators answer, by category and topic; a version is never changed, the next one follows.
create table answer_script (
    id bigint not null primary key,
    incident_id bigint not null,
    category_id bigint not null,
    -- none: for the whole category
    topic_id bigint,
    sort integer not null,
    constraint fk_answer_script_category foreign key (category_id) references category (id),
    constraint fk_answer_script_topic foreign key (topic_id) references topic (id)
) ${table-options};
create index ix_answer_script_incident on answer_script (incident_id, sort);

create table answer_script_version (
    id bigint not null primary key,
    script_id bigint not null,
    version integer not null,
    question varchar(400) not null,
    answer text not null,
    checks varchar(2000) not null,
    valid_from date not null,
    valid_until date,
    written_by varchar(100) not null,
    written_at datetime(3) not null,
    constraint uq_answer_script_version unique (script_id, version),
    constraint fk_answer_script_version foreign key (script_id) references answer_script (id)
) ${table-options};

-- the version with which an inquiry was answered
alter table inquiry add column answer_id bigint;
alter table inquiry add constraint fk_inquiry_answer foreign key (answer_id) references answer_script_version (id);
