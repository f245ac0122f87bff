-- What the contractor has borne for urging the reissue, in yen.
create table contract_cost (
    id bigint not null primary key,
    contract_id bigint not null,
    month_start date not null,
    kind varchar(20) not null,
    yen decimal(15, 0) not null,
    purpose varchar(500) not null,
    state varchar(20) not null,
    entered_by varchar(100) not null,
    entered_by_name varchar(200) not null,
    entered_at datetime(3) not null,
    remark varchar(500),
    decided_by varchar(100),
    decided_by_name varchar(200),
    decided_at datetime(3),
    constraint fk_contract_cost foreign key (contract_id) references contract (id)
) ${table-options};
create index ix_contract_cost_month on contract_cost (contract_id, month_start, kind);
