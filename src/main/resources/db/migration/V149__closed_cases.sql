-- A case that the call center has closed: nothing more is written to its person until it is opened again. What was closed and opened
-- before is in the audit trail.
create table case_closing (
    case_id bigint not null primary key,
    reason varchar(1000) not null,
    closed_by varchar(100) not null,
    closed_at datetime(3) not null,
    constraint fk_case_closing_case foreign key (case_id) references case_file (id)
) ${table-options};
create index ix_case_closing_time on case_closing (closed_at, case_id);
