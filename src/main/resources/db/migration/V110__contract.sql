-- The contract with the contractor: its parties, what was changed later, what it obliges whom to, and who changed its entry.
create table contract (
    id bigint not null primary key,
    incident_id bigint not null,
    number varchar(60) not null,
    title varchar(200) not null,
    client varchar(200) not null,
    -- the code of the contractor's organisation, which says who may see and hand in
    contractor varchar(60) not null,
    contractor_name varchar(200) not null,
    starts_on date not null,
    ends_on date not null,
    state varchar(20) not null,
    -- one more with each change of anything of the entry: parties, amendments and obligations too
    version integer not null,
    changed_by varchar(100) not null,
    changed_by_name varchar(200) not null,
    changed_at datetime(3) not null,
    confirmed_by varchar(100),
    confirmed_by_name varchar(200),
    confirmed_at datetime(3),
    constraint uq_contract_number unique (incident_id, number),
    constraint fk_contract_incident foreign key (incident_id) references incident (id)
) ${table-options};

create table contract_party (
    id bigint not null primary key,
    contract_id bigint not null,
    name varchar(200) not null,
    part varchar(200) not null,
    sort integer not null,
    constraint fk_contract_party foreign key (contract_id) references contract (id)
) ${table-options};

create table contract_amendment (
    id bigint not null primary key,
    contract_id bigint not null,
    number varchar(60) not null,
    agreed_on date not null,
    in_force_from date not null,
    changes varchar(2000) not null,
    clause varchar(4000) not null,
    constraint uq_contract_amendment unique (contract_id, number),
    constraint fk_contract_amendment foreign key (contract_id) references contract (id)
) ${table-options};

create table contract_obligation (
    id bigint not null primary key,
    contract_id bigint not null,
    number integer not null,
    kind varchar(20) not null,
    content varchar(2000) not null,
    measure varchar(2000) not null,
    from_day date not null,
    -- none: without an end
    to_day date,
    rhythm varchar(20) not null,
    -- by which day of the following month what a month needs has to be there
    due_day integer not null,
    responsible varchar(20) not null,
    constraint uq_contract_obligation unique (contract_id, number),
    constraint fk_contract_obligation foreign key (contract_id) references contract (id)
) ${table-options};

-- What was changed of an entry, by whom and why; rows are only ever added.
create table contract_change (
    id bigint not null primary key,
    contract_id bigint not null,
    version integer not null,
    changed_by varchar(100) not null,
    changed_by_name varchar(200) not null,
    changed_at datetime(3) not null,
    reason varchar(500),
    constraint uq_contract_change unique (contract_id, version),
    constraint fk_contract_change foreign key (contract_id) references contract (id)
) ${table-options};

create table contract_change_line (
    id bigint not null primary key,
    change_id bigint not null,
    sort integer not null,
    -- of which obligation, amendment or document; none: of the contract itself
    subject varchar(200),
    field varchar(40) not null,
    was varchar(4000),
    became varchar(4000),
    constraint fk_contract_change_line foreign key (change_id) references contract_change (id)
) ${table-options};

-- Files that belong to a contract. What is in them stands apart, so that lists never read it.
create table contract_file (
    id bigint not null primary key,
    contract_id bigint not null,
    -- CONTRACT, EVIDENCE or COST, and which
    owner_kind varchar(20) not null,
    owner_id bigint not null,
    name varchar(255) not null,
    file_type varchar(10) not null,
    size_bytes bigint not null,
    sha256 varchar(64) not null,
    stored_by varchar(100) not null,
    stored_by_name varchar(200) not null,
    stored_at datetime(3) not null,
    constraint fk_contract_file foreign key (contract_id) references contract (id)
) ${table-options};
create index ix_contract_file_owner on contract_file (owner_kind, owner_id);

create table contract_file_content (
    file_id bigint not null primary key,
    content longblob not null,
    constraint fk_contract_file_content foreign key (file_id) references contract_file (id)
) ${table-options};
