-- What is counted by lot and month comes from the events alone; the month is that of Tokyo, as 202206.
alter table gift_event add column lot_id bigint default 0 not null;
alter table gift_event add column tokyo_month integer default 0 not null;
create index ix_gift_event_month on gift_event (lot_id, tokyo_month, state);

-- How many events a gift has: the next one's number needs no look at the others.
alter table gift add column events integer default 1 not null;

-- Whoever takes gifts out of an incident's stock, or changes many of them, holds its row: one after the other.
create table gift_pool (
    incident_id bigint not null primary key,
    constraint fk_gift_pool_incident foreign key (incident_id) references incident (id)
) ${table-options};

-- Each file in which the provider told what became of the gifts. The same content is one file.
create table gift_result_file (
    id bigint not null primary key,
    incident_id bigint not null,
    file_name varchar(255) not null,
    file_digest varchar(64) not null,
    rows_read integer not null,
    rows_changed integer not null,
    differences integer not null,
    imported_by varchar(100) not null,
    imported_at datetime(3) not null,
    constraint uq_gift_result_file unique (incident_id, file_digest),
    constraint fk_gift_result_file_incident foreign key (incident_id) references incident (id)
) ${table-options};

-- Where the provider says something else than we know. It stays until somebody says what it was; the same once more is the same.
create table gift_difference (
    id bigint not null primary key,
    incident_id bigint not null,
    result_file_id bigint not null,
    line_number bigint not null,
    kind varchar(24) not null,
    serial_index varchar(64) not null,
    -- none where we have no such gift
    gift_id bigint,
    told_state varchar(12) not null,
    told_on date,
    told_value integer,
    our_state varchar(12),
    our_value integer,
    found_at datetime(3) not null,
    settled_at datetime(3),
    settled_by varchar(100),
    settled_note varchar(1000),
    constraint uq_gift_difference unique (incident_id, kind, serial_index),
    constraint fk_gift_difference_file foreign key (result_file_id) references gift_result_file (id),
    constraint fk_gift_difference_gift foreign key (gift_id) references gift (id)
) ${table-options};
create index ix_gift_difference_open on gift_difference (incident_id, settled_at, id);

-- A gift that leaked or went astray: the desk's supervisor asks, an official decides. The old gift and whose it was stay.
create table gift_replacement (
    id bigint not null primary key,
    incident_id bigint not null,
    card_id bigint not null,
    case_id bigint not null,
    old_gift_id bigint not null,
    new_gift_id bigint,
    cause varchar(20) not null,
    reason varchar(1000) not null,
    state varchar(12) not null,
    -- the card while nothing has been decided, so that a gift is asked for once
    open_card bigint,
    asked_by varchar(100) not null,
    asked_at datetime(3) not null,
    decided_by varchar(100),
    decided_at datetime(3),
    decided_note varchar(1000),
    constraint uq_gift_replacement_open unique (open_card),
    constraint fk_gift_replacement_incident foreign key (incident_id) references incident (id),
    constraint fk_gift_replacement_card foreign key (card_id) references affected_card (id),
    constraint fk_gift_replacement_case foreign key (case_id) references case_file (id),
    constraint fk_gift_replacement_old foreign key (old_gift_id) references gift (id),
    constraint fk_gift_replacement_new foreign key (new_gift_id) references gift (id)
) ${table-options};
create index ix_gift_replacement_state on gift_replacement (incident_id, state, asked_at);
