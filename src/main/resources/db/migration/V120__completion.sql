-- What officials lay down before a contract's completion is decided: thresholds of the indicators, months of retention.
-- Rows are only ever added; the latest version of a name holds.
create table completion_setting (
    id bigint not null primary key,
    contract_id bigint not null,
    -- an indicator's code, or RETENTION: and a kind of data
    name varchar(60) not null,
    version integer not null,
    figure decimal(12, 2) not null,
    reason varchar(500) not null,
    set_by varchar(100) not null,
    set_by_name varchar(200) not null,
    set_at datetime(3) not null,
    constraint uq_completion_setting unique (contract_id, name, version),
    constraint fk_completion_setting foreign key (contract_id) references contract (id)
) ${table-options};

-- The rule by which the indicators decide. Rows are only ever added; the latest version holds.
create table completion_rule (
    id bigint not null primary key,
    contract_id bigint not null,
    version integer not null,
    -- codes of the indicators that must be met, separated by commas
    required varchar(1000) not null,
    may_fail integer not null,
    needs_performance boolean not null,
    content varchar(4000) not null,
    reason varchar(500) not null,
    set_by varchar(100) not null,
    set_by_name varchar(200) not null,
    set_at datetime(3) not null,
    constraint uq_completion_rule unique (contract_id, version),
    constraint fk_completion_rule foreign key (contract_id) references contract (id)
) ${table-options};

-- The contractor says that the work is done. A second notice follows an inspection that wasn't passed.
create table completion_notice (
    id bigint not null primary key,
    contract_id bigint not null,
    number integer not null,
    completed_on date not null,
    received_on date not null,
    content varchar(2000) not null,
    submitted_by varchar(100) not null,
    submitted_by_name varchar(200) not null,
    submitted_at datetime(3) not null,
    constraint uq_completion_notice unique (contract_id, number),
    constraint fk_completion_notice foreign key (contract_id) references contract (id)
) ${table-options};

-- Documents as they were issued. They are never changed.
create table completion_document (
    id bigint not null primary key,
    contract_id bigint not null,
    kind varchar(20) not null,
    name varchar(200) not null,
    media_type varchar(100) not null,
    sha256 varchar(64) not null,
    content longblob not null,
    issued_by varchar(100) not null,
    issued_by_name varchar(200) not null,
    issued_at datetime(3) not null,
    constraint fk_completion_document foreign key (contract_id) references contract (id)
) ${table-options};

create table completion_inspection (
    id bigint not null primary key,
    notice_id bigint not null,
    inspected_on date not null,
    result varchar(20) not null,
    finding varchar(2000) not null,
    inspected_by varchar(100) not null,
    inspected_by_name varchar(200) not null,
    inspected_at datetime(3) not null,
    document_id bigint not null,
    constraint uq_completion_inspection unique (notice_id),
    constraint fk_completion_inspection_notice foreign key (notice_id) references completion_notice (id),
    constraint fk_completion_inspection_document foreign key (document_id) references completion_document (id)
) ${table-options};

-- What is to be handed over on the day after the end, and by whom.
create table completion_handover (
    id bigint not null primary key,
    contract_id bigint not null,
    sort integer not null,
    kind varchar(20) not null,
    content varchar(500) not null,
    owner_name varchar(200),
    due_on date not null,
    note varchar(1000),
    done_by varchar(100),
    done_by_name varchar(200),
    done_at datetime(3),
    version integer not null,
    changed_by varchar(100) not null,
    changed_by_name varchar(200) not null,
    changed_at datetime(3) not null,
    constraint uq_completion_handover unique (contract_id, sort),
    constraint fk_completion_handover foreign key (contract_id) references contract (id)
) ${table-options};

create table completion_decision (
    id bigint not null primary key,
    contract_id bigint not null,
    -- 1, and one more with each reopening
    version integer not null,
    state varchar(20) not null,
    outcome varchar(20),
    -- as they were drawn at figures_at, in JSON: values, thresholds, rule, evidence, hand-over
    figures longtext not null,
    figures_at datetime(3) not null,
    -- why it was reopened; none for the first
    reason varchar(1000),
    -- one more with each change: who has seen an older one changes nothing
    revision integer not null,
    started_by varchar(100) not null,
    started_by_name varchar(200) not null,
    started_at datetime(3) not null,
    prepared_by varchar(100),
    prepared_by_name varchar(200),
    prepared_at datetime(3),
    signed_by varchar(100),
    signed_by_name varchar(200),
    signed_at datetime(3),
    memo_id bigint,
    manifest_id bigint,
    constraint uq_completion_decision unique (contract_id, version),
    constraint fk_completion_decision foreign key (contract_id) references contract (id),
    constraint fk_completion_decision_memo foreign key (memo_id) references completion_document (id),
    constraint fk_completion_decision_manifest foreign key (manifest_id) references completion_document (id)
) ${table-options};

create table completion_section (
    decision_id bigint not null,
    name varchar(20) not null,
    content varchar(8000) not null,
    constraint pk_completion_section primary key (decision_id, name),
    constraint fk_completion_section foreign key (decision_id) references completion_decision (id)
) ${table-options};

-- Who did what to a decision. Rows are only ever added; whoever wrote at a version can't sign it.
create table completion_step (
    id bigint not null primary key,
    decision_id bigint not null,
    step varchar(20) not null,
    remark varchar(1000),
    taken_by varchar(100) not null,
    taken_by_name varchar(200) not null,
    taken_at datetime(3) not null,
    constraint fk_completion_step foreign key (decision_id) references completion_decision (id)
) ${table-options};
create index ix_completion_step on completion_step (decision_id, taken_at);

-- Until when which data is kept, set when a decision was signed.
create table completion_retention (
    id bigint not null primary key,
    decision_id bigint not null,
    kind varchar(40) not null,
    months integer not null,
    kept_until date not null,
    constraint uq_completion_retention unique (decision_id, kind),
    constraint fk_completion_retention foreign key (decision_id) references completion_decision (id)
) ${table-options};
