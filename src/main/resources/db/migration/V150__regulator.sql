-- What the state did about the incident (行政処分・指導): the actions, what each requires and why, and who follows that.
create table regulator_action (
    id bigint not null primary key,
    incident_id bigint not null,
    kind varchar(30) not null,
    authority varchar(200) not null,
    issued_on date not null,
    addressee varchar(200) not null,
    law varchar(200) not null,
    -- empty where the action names none
    article varchar(100) not null,
    -- the day whose numbering of the law is meant
    basis_as_of date not null,
    later_number varchar(300) not null,
    subject varchar(1000) not null,
    remark varchar(2000),
    -- one more with each change of the entry; what is done about a measure has a version of its own
    version integer not null,
    changed_by varchar(100) not null,
    changed_by_name varchar(200) not null,
    changed_at datetime(3) not null,
    -- an entry made in error stays readable and no longer counts
    withdrawn_reason varchar(500),
    withdrawn_by varchar(100),
    withdrawn_by_name varchar(200),
    withdrawn_at datetime(3),
    constraint fk_regulator_action_incident foreign key (incident_id) references incident (id)
) ${table-options};
create index ix_regulator_action_day on regulator_action (incident_id, issued_on);

create table regulator_measure (
    id bigint not null primary key,
    action_id bigint not null,
    position integer not null,
    content varchar(2000) not null,
    owner varchar(100),
    state varchar(20) not null,
    due_on date,
    version integer not null,
    constraint fk_regulator_measure foreign key (action_id) references regulator_action (id)
) ${table-options};
create index ix_regulator_measure_action on regulator_measure (action_id, position);
create index ix_regulator_measure_due on regulator_measure (state, due_on);

create table regulator_reason (
    id bigint not null primary key,
    action_id bigint not null,
    position integer not null,
    content varchar(2000) not null,
    constraint fk_regulator_reason foreign key (action_id) references regulator_action (id)
) ${table-options};
create index ix_regulator_reason_action on regulator_reason (action_id, position);

-- Who did what to an entry or about a measure, when and why; rows are only ever added.
create table regulator_change (
    id bigint not null primary key,
    action_id bigint not null,
    -- none: of the entry itself
    measure_id bigint,
    -- the measure's place then
    measure_position integer,
    step varchar(20) not null,
    version integer not null,
    changed_by varchar(100) not null,
    changed_by_name varchar(200) not null,
    changed_at datetime(3) not null,
    -- why, or what is noted about the measure
    words varchar(2000),
    note_kind varchar(20),
    -- the day that the note is about
    on_day date,
    constraint fk_regulator_change foreign key (action_id) references regulator_action (id)
) ${table-options};
create index ix_regulator_change_action on regulator_change (action_id, changed_at);
create index ix_regulator_change_day on regulator_change (note_kind, on_day);

create table regulator_change_line (
    id bigint not null primary key,
    change_id bigint not null,
    sort integer not null,
    field varchar(40) not null,
    -- which of several
    position integer,
    was varchar(4000),
    became varchar(4000),
    constraint fk_regulator_change_line foreign key (change_id) references regulator_change (id)
) ${table-options};
create index ix_regulator_change_line on regulator_change_line (change_id, sort);

-- Documents of an action and evidence of a measure. What is in them stands apart, so that lists never read it.
create table regulator_file (
    id bigint not null primary key,
    action_id bigint not null,
    -- none: a document of the action itself
    measure_id bigint,
    -- with which change it came
    change_id bigint not null,
    name varchar(255) not null,
    file_type varchar(10) not null,
    size_bytes bigint not null,
    sha256 varchar(64) not null,
    stored_by varchar(100) not null,
    stored_by_name varchar(200) not null,
    stored_at datetime(3) not null,
    removed_by varchar(100),
    removed_by_name varchar(200),
    removed_at datetime(3),
    constraint fk_regulator_file foreign key (action_id) references regulator_action (id)
) ${table-options};
create index ix_regulator_file_action on regulator_file (action_id, measure_id);

create table regulator_file_content (
    file_id bigint not null primary key,
    content longblob not null,
    constraint fk_regulator_file_content foreign key (file_id) references regulator_file (id)
) ${table-options};
