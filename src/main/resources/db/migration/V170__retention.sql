-- How long which kind of personal data of an incident is kept. Rows are only added; the latest of a kind holds.
create table retention_rule (
    id bigint not null primary key,
    incident_id bigint not null,
    kind varchar(40) not null,
    version integer not null,
    -- from when the days are counted: OWN_DAY, INCIDENT_END or CONTRACT_END
    term varchar(20) not null,
    days integer not null,
    reason varchar(1000) not null,
    set_by varchar(100) not null,
    set_by_name varchar(200) not null,
    set_at datetime(3) not null,
    constraint uq_retention_rule unique (incident_id, kind, version),
    constraint fk_retention_rule_incident foreign key (incident_id) references incident (id)
) ${table-options};

-- What must not be erased: one person, or all of the incident where there is no case.
create table legal_hold (
    id bigint not null primary key,
    incident_id bigint not null,
    case_id bigint,
    case_number varchar(20),
    reason varchar(1000) not null,
    set_by varchar(100) not null,
    set_by_name varchar(200) not null,
    set_at datetime(3) not null,
    lifted_reason varchar(1000),
    lifted_by varchar(100),
    lifted_by_name varchar(200),
    lifted_at datetime(3),
    constraint fk_legal_hold_incident foreign key (incident_id) references incident (id),
    constraint fk_legal_hold_case foreign key (case_id) references case_file (id)
) ${table-options};
create index ix_legal_hold_case on legal_hold (case_id, lifted_at);
create index ix_legal_hold_incident on legal_hold (incident_id, lifted_at);

-- All that the rooms need to know of holds in their SQL: a person's cases, also those that were merged into one another since.
create view held_case as
select h.case_id from legal_hold h where h.case_id is not null and h.lifted_at is null
union
select f.id from legal_hold h join case_file f on f.merged_into = h.case_id where h.lifted_at is null
union
select f.merged_into from legal_hold h join case_file f on f.id = h.case_id
where h.lifted_at is null and f.merged_into is not null
union
select s.id from legal_hold h join case_file f on f.id = h.case_id join case_file s on s.merged_into = f.merged_into
where h.lifted_at is null;

create view held_call as
select i.incident_id, i.call_id from inquiry i join held_case h on h.case_id = i.case_id where i.call_id is not null;

create table deletion_run (
    id bigint not null primary key,
    incident_id bigint not null,
    number integer not null,
    -- DUE: what the rules say; EVERYTHING: all of the incident, at the contract's end
    extent varchar(20) not null,
    state varchar(20) not null,
    -- the day on which the rules were looked at
    as_of date not null,
    reason varchar(1000) not null,
    prepared_by varchar(100) not null,
    prepared_by_name varchar(200) not null,
    prepared_at datetime(3) not null,
    decided_by varchar(100),
    decided_by_name varchar(200),
    decided_at datetime(3),
    remark varchar(1000),
    started_at datetime(3),
    finished_at datetime(3),
    -- while a run works, callers' numbers are replaced by names made with it; gone with the run's end
    secret varbinary(64),
    -- which node works on it, and until when the others keep away
    worked_by varchar(60),
    worked_until datetime(3),
    constraint uq_deletion_run unique (incident_id, number),
    constraint fk_deletion_run_incident foreign key (incident_id) references incident (id)
) ${table-options};
create index ix_deletion_run_state on deletion_run (state);

create table deletion_run_kind (
    run_id bigint not null,
    kind varchar(40) not null,
    sort integer not null,
    -- what lies before the beginning of this day in Asia/Tokyo; none: all
    before_day date,
    term varchar(20),
    days integer,
    rule_version integer,
    -- as the preview counted them
    counted bigint not null,
    held bigint not null,
    erased bigint not null,
    -- how far the run has come: the id of the last row looked at
    reached bigint not null,
    done boolean not null,
    constraint pk_deletion_run_kind primary key (run_id, kind),
    constraint fk_deletion_run_kind foreign key (run_id) references deletion_run (id)
) ${table-options};

create table deletion_certificate (
    run_id bigint not null primary key,
    sha256 varchar(64) not null,
    issued_at datetime(3) not null,
    -- the entry of the audit trail behind which it stands
    event_number bigint not null,
    event_hash char(64) not null,
    content longblob not null,
    constraint fk_deletion_certificate foreign key (run_id) references deletion_run (id)
) ${table-options};
