-- What was decided about an amount, one after the other; rows are only ever added. The amount itself has the last of them.
create table contract_cost_step (
    id bigint not null primary key,
    contract_id bigint not null,
    cost_id bigint not null,
    state varchar(20) not null,
    remark varchar(500),
    decided_by varchar(100) not null,
    decided_by_name varchar(200) not null,
    decided_at datetime(3) not null,
    constraint fk_contract_cost_step foreign key (cost_id) references contract_cost (id)
) ${table-options};
create index ix_contract_cost_step on contract_cost_step (contract_id, cost_id, decided_at);
insert into contract_cost_step (id, contract_id, cost_id, state, remark, decided_by, decided_by_name, decided_at)
    select id, contract_id, id, state, remark, decided_by, decided_by_name, decided_at from contract_cost
    where decided_by is not null;
