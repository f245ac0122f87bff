-- How often a file of a sender outside was taken. Of files that are there nobody has counted: whoever needs one again asks, as for any second time.
alter table outside_batch add column readings integer default 0 not null;
update outside_batch set readings = 1;

-- Who wants a file once more, and who allowed it. One row is one taking.
create table outside_reading (
    id bigint not null primary key,
    batch_id bigint not null,
    cause varchar(20) not null,
    state varchar(10) not null,
    asked_by varchar(100) not null,
    asked_at datetime(3) not null,
    decided_by varchar(100),
    decided_at datetime(3),
    used_at datetime(3),
    constraint fk_outside_reading_batch foreign key (batch_id) references outside_batch (id)
) ${table-options};
create index ix_outside_reading_batch on outside_reading (batch_id, state);
