-- The nodes that hand messages over. A node counts its beats; the others call it dead when the count stands still, so clocks that
-- differ between nodes don't matter.
create table sending_node (
    id varchar(60) not null primary key,
    started_at datetime(3) not null,
    seen_at datetime(3) not null,
    beat bigint not null
) ${table-options};

-- How many messages of a wave were taken in a minute, over all nodes. Whoever takes messages locks the wave's row first.
create table wave_pace (
    wave_id bigint not null primary key,
    minute_number bigint not null,
    taken integer not null,
    constraint fk_wave_pace_wave foreign key (wave_id) references wave (id)
) ${table-options};

-- One taking of messages by a node (delivery.claimed_by); only who knows it may go on with them.
alter table delivery add column claim varchar(60);

-- Messages given to a sender outside, in numbered files.
create table outside_batch (
    id bigint not null primary key,
    wave_id bigint not null,
    number integer not null,
    deliveries integer not null,
    made_by varchar(100) not null,
    made_at datetime(3) not null,
    constraint uq_outside_batch unique (wave_id, number),
    constraint fk_outside_batch_wave foreign key (wave_id) references wave (id)
) ${table-options};

create table outside_batch_delivery (
    batch_id bigint not null,
    delivery_id bigint not null,
    primary key (batch_id, delivery_id),
    constraint fk_outside_batch_delivery_batch foreign key (batch_id) references outside_batch (id),
    constraint fk_outside_batch_delivery_delivery foreign key (delivery_id) references delivery (id)
) ${table-options};
create index ix_outside_batch_delivery on outside_batch_delivery (delivery_id);

-- What came in about a message after it was handed over; never changed, never removed. The digest makes the same report count once.
create table delivery_report (
    id bigint not null primary key,
    delivery_id bigint not null,
    source varchar(10) not null,
    kind varchar(10) not null,
    code varchar(20),
    cause varchar(300),
    reported_at datetime(3) not null,
    digest varchar(64) not null,
    constraint uq_delivery_report unique (digest),
    constraint fk_delivery_report_delivery foreign key (delivery_id) references delivery (id)
) ${table-options};
create index ix_delivery_report_delivery on delivery_report (delivery_id);
create index ix_delivery_report_time on delivery_report (reported_at);

-- What a person has decided about an uncertain message; never changed, never removed.
create table delivery_decision (
    id bigint not null primary key,
    delivery_id bigint not null,
    decision varchar(12) not null,
    note varchar(1000) not null,
    -- SHA-256 of the server's list that it rests on
    evidence varchar(64),
    made_by varchar(100) not null,
    made_at datetime(3) not null,
    constraint fk_delivery_decision_delivery foreign key (delivery_id) references delivery (id)
) ${table-options};
create index ix_delivery_decision_delivery on delivery_decision (delivery_id);
