-- The case that is shown instead of this one, at the end of all merges; none: the case stands for itself. It says in one
-- column what case_merge says in rows, so that reading a case takes no walk along a chain. No foreign key: case_merge has
-- them, and a table that refers to itself can't be emptied row by row.
alter table case_file add column merged_into bigint;
create index ix_case_file_merged on case_file (merged_into);

-- Two cases that are one person. Cards and inquiries stay with the case they came in with, so that undoing a merge gives
-- back exactly what was.
create table case_merge (
    id bigint not null primary key,
    incident_id bigint not null,
    -- as the two were merged; the survivor may have been merged on since
    survivor_id bigint not null,
    merged_id bigint not null,
    merged_at datetime(3) not null,
    merged_by varchar(100) not null,
    -- 500 characters as people count them; H2 counts 𠮷 as two
    reason varchar(1000) not null,
    undone_at datetime(3),
    undone_by varchar(100),
    undo_reason varchar(1000),
    constraint fk_case_merge_incident foreign key (incident_id) references incident (id),
    constraint fk_case_merge_survivor foreign key (survivor_id) references case_file (id),
    constraint fk_case_merge_merged foreign key (merged_id) references case_file (id)
) ${table-options};
create index ix_case_merge_time on case_merge (incident_id, merged_at, id);

-- Somebody looked and found two persons: the pair isn't suggested again until that is withdrawn.
create table case_not_same (
    id bigint not null primary key,
    incident_id bigint not null,
    -- the smaller id first
    case_a bigint not null,
    case_b bigint not null,
    said_at datetime(3) not null,
    said_by varchar(100) not null,
    withdrawn_at datetime(3),
    withdrawn_by varchar(100),
    constraint fk_case_not_same_incident foreign key (incident_id) references incident (id),
    constraint fk_case_not_same_a foreign key (case_a) references case_file (id),
    constraint fk_case_not_same_b foreign key (case_b) references case_file (id)
) ${table-options};
create index ix_case_not_same_time on case_not_same (incident_id, said_at, id);

-- By what two cases are compared, each in one spelling. A table beside case_file, which the search reads through and which
-- must stay slim.
create table case_match (
    case_id bigint not null primary key,
    incident_id bigint not null,
    email varchar(254),
    -- the name in kana
    name varchar(200) not null,
    phone varchar(40),
    -- The number's length and its two ends, one digit between them left out: one wrong digit, or two neighbours that have
    -- changed places, leave one of the ends as it was.
    phone_head varchar(45),
    phone_tail varchar(45),
    constraint fk_case_match_case foreign key (case_id) references case_file (id)
) ${table-options};
create index ix_case_match_email on case_match (incident_id, email, case_id);
create index ix_case_match_phone on case_match (incident_id, phone, case_id);
create index ix_case_match_head on case_match (incident_id, name, phone_head, case_id, phone);
create index ix_case_match_tail on case_match (incident_id, name, phone_tail, case_id, phone);
