-- What operators wrote down of a call, an e-mail, a letter or a visit.
create table inquiry (
    id bigint not null primary key,
    incident_id bigint not null,
    -- the telephone system's id of the call; none: it was no call, or nobody picked it from the running ones
    call_id varchar(60),
    case_id bigint,
    category_id bigint not null,
    outcome varchar(20) not null,
    channel varchar(20) not null,
    started_at datetime(3) not null,
    ended_at datetime(3) not null,
    -- the day of started_at in Asia/Tokyo
    received_on date not null,
    operator varchar(100) not null,
    -- as it was typed or as the telephone system wrote it; none: withheld
    caller varchar(40),
    -- digits only, to find a caller who has been here before
    caller_digits varchar(20),
    -- 2,000 characters as people count them; H2 counts 𠮷 as two
    summary varchar(4000) not null,
    created_by varchar(100) not null,
    created_at datetime(3) not null,
    -- given to the blank form: a submit that was sent twice makes one record
    submission_key varchar(40),
    -- what an imported row is known by when its file comes again
    import_key varchar(80),
    version integer not null,
    constraint uq_inquiry_submission unique (submission_key),
    constraint uq_inquiry_import unique (incident_id, import_key),
    constraint fk_inquiry_incident foreign key (incident_id) references incident (id),
    constraint fk_inquiry_case foreign key (case_id) references case_file (id),
    constraint fk_inquiry_category foreign key (category_id) references category (id)
) ${table-options};
-- The list is read in the order of these, from either end. The first one has all that is filtered by, so that a count of any
-- combination reads the index alone.
create index ix_inquiry_time on inquiry (incident_id, started_at, id, category_id, outcome, channel, operator);
create index ix_inquiry_category on inquiry (incident_id, category_id, started_at, id);
create index ix_inquiry_operator on inquiry (incident_id, operator, started_at, id);
create index ix_inquiry_outcome on inquiry (incident_id, outcome, started_at, id);
create index ix_inquiry_caller on inquiry (incident_id, caller_digits, started_at);
-- the daily figures join calls by it
create index ix_inquiry_call on inquiry (incident_id, call_id, category_id);

-- How many inquiries of a category a day has; kept in the same transaction as the inquiries, so that an exact total of
-- a million takes a few hundred rows to read.
create table inquiry_count (
    incident_id bigint not null,
    received_on date not null,
    category_id bigint not null,
    inquiries integer not null,
    constraint pk_inquiry_count primary key (incident_id, received_on, category_id),
    constraint fk_inquiry_count_category foreign key (category_id) references category (id)
) ${table-options};

-- All that the rooms above may know of an inquiry in their SQL.
create view inquiry_of_call as
select id as inquiry_id, incident_id, call_id, category_id, received_on, channel, started_at
from inquiry;
