-- Who a person is stands encrypted from here on; V163 fills these columns and drops those that anybody with a copy could read.
alter table case_file add column person_sealed varbinary(4000);
-- keyed: two cards with the same e-mail and phone belong to one person
alter table case_file add column identity_key varchar(64);
-- keyed hash of the number as one dials it
alter table case_file add column phone_key bigint;
-- which ways there are to write to the person, and how much room the name takes: asked of all persons at once
alter table case_file add column has_email boolean default false not null;
alter table case_file add column has_mobile boolean default false not null;
alter table case_file add column name_length integer default 0 not null;

-- By what two cases are compared, as keyed hashes; V163 fills it. The name only together with an address or with one end of the
-- number, so that nobody can count how frequent a name is.
drop table case_match;
create table case_match (
    case_id bigint not null primary key,
    incident_id bigint not null,
    email bigint,
    phone bigint,
    name_email bigint,
    name_phone bigint,
    -- The number's length and its two ends, one digit between them left out: one wrong digit, or two neighbours that have
    -- changed places, leave one of the ends as it was.
    name_head bigint,
    name_tail bigint,
    constraint fk_case_match_case foreign key (case_id) references case_file (id)
) ${table-options};
create index ix_case_match_email on case_match (incident_id, email, case_id);
create index ix_case_match_phone on case_match (incident_id, phone, case_id);
create index ix_case_match_head on case_match (incident_id, name_head, case_id, phone);
create index ix_case_match_tail on case_match (incident_id, name_tail, case_id, phone);

-- By what the desk's search finds persons: one bit for each character, pair, beginning and end of what they are found by, at a
-- place that only the index key knows. Read through from end to end, so it must stay slim.
create table case_blind (
    case_id bigint not null primary key,
    incident_id bigint not null,
    -- between bars and in the spelling of the search; it says nothing about the person
    case_number varchar(22) not null,
    b0 bigint not null,
    b1 bigint not null,
    b2 bigint not null,
    b3 bigint not null,
    b4 bigint not null,
    b5 bigint not null,
    b6 bigint not null,
    b7 bigint not null,
    constraint fk_case_blind_case foreign key (case_id) references case_file (id)
) ${table-options};
