-- Why a case was closed and opened again, in words about its person: they stand here, encrypted, and not in the audit trail, which is
-- never erased.
create table case_closing_step (
    id bigint not null primary key,
    case_id bigint not null,
    step varchar(10) not null,
    reason_sealed varbinary(4100) not null,
    made_by varchar(100) not null,
    made_at datetime(3) not null,
    constraint fk_case_closing_step_case foreign key (case_id) references case_file (id)
) ${table-options};
