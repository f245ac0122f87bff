-- Why somebody doesn't want to be written to, and why again: each time that it was noted or taken back, encrypted, and not in the audit
-- trail, which is never erased.
create table opt_out_step (
    id bigint not null primary key,
    case_id bigint not null,
    channel varchar(10) not null,
    -- OPTED_OUT, REMOVED
    step varchar(10) not null,
    reason_sealed varbinary(4100) not null,
    made_by varchar(100) not null,
    made_at datetime(3) not null,
    constraint fk_opt_out_step_case foreign key (case_id) references case_file (id)
) ${table-options};
-- of an opt-out: where it says why
alter table contact_mark add column step_id bigint;
