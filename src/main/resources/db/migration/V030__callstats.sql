-- Calls as the telephone system reports them, and what the city made of them.
create table call_record (
    id bigint not null primary key,
    incident_id bigint not null,
    -- the telephone system's own id
    call_id varchar(60) not null,
    received_at datetime(3) not null,
    -- none: the caller met a busy line
    answered_at datetime(3),
    -- none on an answered call: it is still running
    ended_at datetime(3),
    trunk varchar(40),
    -- as the telephone system wrote it; none: withheld
    caller varchar(40),
    -- digits only, to find and to group by
    caller_digits varchar(20),
    agent varchar(60),
    result varchar(20) not null,
    -- the day of received_at in Asia/Tokyo
    call_date date not null,
    constraint uq_call_record unique (incident_id, call_id),
    constraint fk_call_record_incident foreign key (incident_id) references incident (id)
) ${table-options};
-- the day sums read nothing but this index
create index ix_call_record_day on call_record (incident_id, call_date, result, call_id);
create index ix_call_record_running on call_record (incident_id, ended_at, answered_at);

-- Daily totals keyed in for days of which there is no file.
create table keyed_day (
    id bigint not null primary key,
    incident_id bigint not null,
    call_date date not null,
    incoming integer not null,
    answered integer not null,
    keyed_by varchar(100) not null,
    keyed_at datetime(3) not null,
    constraint uq_keyed_day unique (incident_id, call_date),
    constraint fk_keyed_day_incident foreign key (incident_id) references incident (id)
) ${table-options};

create table keyed_day_category (
    keyed_day_id bigint not null,
    category_id bigint not null,
    figure integer not null,
    constraint pk_keyed_day_category primary key (keyed_day_id, category_id),
    constraint fk_keyed_day_category_day foreign key (keyed_day_id) references keyed_day (id),
    constraint fk_keyed_day_category_category foreign key (category_id) references category (id)
) ${table-options};

-- A day that the city has closed, with the figures as they were then. Rows are added, never changed.
create table day_confirmation (
    id bigint not null primary key,
    incident_id bigint not null,
    call_date date not null,
    incoming integer not null,
    answered integer not null,
    note varchar(1000),
    confirmed_by varchar(100) not null,
    confirmed_by_name varchar(200) not null,
    confirmed_at datetime(3) not null,
    constraint uq_day_confirmation unique (incident_id, call_date),
    constraint fk_day_confirmation_incident foreign key (incident_id) references incident (id)
) ${table-options};

create table day_confirmation_category (
    confirmation_id bigint not null,
    category_id bigint not null,
    -- none: not counted on that day, which is not 0
    figure integer,
    constraint pk_day_confirmation_category primary key (confirmation_id, category_id),
    constraint fk_day_confirmation_category_day foreign key (confirmation_id) references day_confirmation (id),
    constraint fk_day_confirmation_category_category foreign key (category_id) references category (id)
) ${table-options};

-- What was corrected after the confirmation; the latest of a measure holds. Rows are added, never changed.
create table day_correction (
    id bigint not null primary key,
    confirmation_id bigint not null,
    -- incoming, answered, or a category's code
    measure varchar(60) not null,
    old_value integer,
    new_value integer not null,
    reason varchar(1000) not null,
    corrected_by varchar(100) not null,
    corrected_by_name varchar(200) not null,
    corrected_at datetime(3) not null,
    constraint fk_day_correction_confirmation foreign key (confirmation_id) references day_confirmation (id)
) ${table-options};
create index ix_day_correction on day_correction (confirmation_id, id);
