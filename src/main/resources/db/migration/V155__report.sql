-- Reports that officials release. A report's number counts by incident and kind.
create table report (
    id bigint not null primary key,
    incident_id bigint not null,
    kind varchar(20) not null,
    number integer not null,
    span_from date not null,
    span_to date not null,
    title varchar(200) not null,
    issuer varchar(200) not null,
    numerals varchar(20) not null,
    state varchar(20) not null,
    -- one more with each change: who has seen an older one changes nothing
    revision integer not null,
    -- the released report whose place it takes, and why
    supersedes_id bigint,
    supersede_reason varchar(500),
    -- the released report that it corrects; it is an erratum then
    corrects_id bigint,
    -- in JSON, as they were taken at figures_at when it was submitted; none in a draft, whose figures are those of the moment
    figures longtext,
    figures_at datetime(3),
    -- in JSON, all that a released report's documents were made of, and the SHA-256 of just this text
    content longtext,
    sha256 varchar(64),
    started_by varchar(100) not null,
    started_by_name varchar(200) not null,
    started_at datetime(3) not null,
    changed_by varchar(100) not null,
    changed_by_name varchar(200) not null,
    changed_at datetime(3) not null,
    submitted_by varchar(100),
    submitted_by_name varchar(200),
    submitted_at datetime(3),
    released_by varchar(100),
    released_by_name varchar(200),
    released_at datetime(3),
    constraint uq_report unique (incident_id, kind, number),
    constraint fk_report_incident foreign key (incident_id) references incident (id)
) ${table-options};

create table report_section (
    report_id bigint not null,
    sort integer not null,
    code varchar(40) not null,
    title varchar(200) not null,
    content longtext not null,
    primary key (report_id, sort),
    constraint fk_report_section foreign key (report_id) references report (id)
) ${table-options};

-- A figure that somebody wrote instead of the computed one.
create table report_override (
    report_id bigint not null,
    figure_key varchar(200) not null,
    content varchar(200) not null,
    figure decimal(20, 6),
    reason varchar(500) not null,
    set_by varchar(100) not null,
    set_by_name varchar(200) not null,
    set_at datetime(3) not null,
    primary key (report_id, figure_key),
    constraint fk_report_override foreign key (report_id) references report (id)
) ${table-options};

-- A line of an erratum: what was wrong in the report that it corrects, and what is right.
create table report_erratum (
    report_id bigint not null,
    sort integer not null,
    figure_key varchar(200) not null,
    name varchar(300) not null,
    wrong varchar(200) not null,
    correct varchar(200) not null,
    reason varchar(500) not null,
    primary key (report_id, sort),
    constraint fk_report_erratum foreign key (report_id) references report (id)
) ${table-options};

create table report_step (
    id bigint not null primary key,
    report_id bigint not null,
    step varchar(20) not null,
    remark varchar(1000),
    taken_by varchar(100) not null,
    taken_by_name varchar(200) not null,
    taken_at datetime(3) not null,
    constraint fk_report_step foreign key (report_id) references report (id)
) ${table-options};

-- The documents of a released report, byte for byte. They are never changed.
create table report_file (
    id bigint not null primary key,
    report_id bigint not null,
    format varchar(10) not null,
    name varchar(200) not null,
    media_type varchar(100) not null,
    sha256 varchar(64) not null,
    content longblob not null,
    constraint uq_report_file unique (report_id, format),
    constraint fk_report_file foreign key (report_id) references report (id)
) ${table-options};

-- Which figures a released report's document shows, and how they read there.
create table report_quote (
    report_id bigint not null,
    figure_key varchar(200) not null,
    content varchar(500) not null,
    primary key (report_id, figure_key),
    constraint fk_report_quote foreign key (report_id) references report (id)
) ${table-options};
create index ix_report_quote on report_quote (figure_key);

-- What somebody typed and could not save because another had been first; it waits for them.
create table report_unsent (
    report_id bigint not null,
    user_name varchar(100) not null,
    content longtext not null,
    kept_at datetime(3) not null,
    primary key (report_id, user_name),
    constraint fk_report_unsent foreign key (report_id) references report (id)
) ${table-options};
