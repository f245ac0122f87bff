-- The incident: what it is about, who issued the cards, what is counted, what happened when.
create table incident (
    id bigint not null primary key,
    code varchar(40) not null,
    name_ja varchar(200) not null,
    name_en varchar(200) not null,
    affected_cards integer not null,
    -- the day on which it became known and its last day; an open incident has none
    starts_on date not null,
    ends_on date,
    -- local time in Asia/Tokyo
    opens_at time not null,
    closes_at time not null,
    -- code of the organisation whose reissue reports make the rates
    reporting_organisation varchar(60) not null,
    version integer not null,
    constraint uq_incident_code unique (code)
) ${table-options};

create table issuer (
    id bigint not null primary key,
    incident_id bigint not null,
    code varchar(20) not null,
    name_ja varchar(100) not null,
    name_en varchar(100) not null,
    affected_cards integer not null,
    sort integer not null,
    constraint uq_issuer_code unique (incident_id, code),
    constraint fk_issuer_incident foreign key (incident_id) references incident (id)
) ${table-options};

create table category (
    id bigint not null primary key,
    incident_id bigint not null,
    code varchar(40) not null,
    name_ja varchar(100) not null,
    name_en varchar(100) not null,
    -- the key that chooses it in the inquiry entry
    shortcut varchar(1) not null,
    -- before this day the category was not counted; none: never
    tracked_from date,
    -- a row of the daily table
    in_daily_table boolean not null,
    sort integer not null,
    constraint uq_category_code unique (incident_id, code),
    constraint uq_category_shortcut unique (incident_id, shortcut),
    constraint fk_category_incident foreign key (incident_id) references incident (id)
) ${table-options};

create table milestone (
    id bigint not null primary key,
    incident_id bigint not null,
    starts_on date not null,
    ends_on date not null,
    kind varchar(40) not null,
    channel varchar(20) not null,
    title_ja varchar(200) not null,
    title_en varchar(200) not null,
    constraint uq_milestone unique (incident_id, starts_on, ends_on, kind, channel),
    constraint fk_milestone_incident foreign key (incident_id) references incident (id)
) ${table-options};

-- Every import that was stored: who brought which file, and what it changed.
create table import_log (
    id bigint not null primary key,
    kind varchar(60) not null,
    file_name varchar(255) not null,
    sha256 varchar(64) not null,
    imported_by varchar(100) not null,
    imported_at datetime(3) not null,
    rows_read integer not null,
    rows_added integer not null,
    rows_changed integer not null,
    rows_unchanged integer not null
) ${table-options};
create index ix_import_log_at on import_log (imported_at);
