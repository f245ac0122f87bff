-- What the contractor hands in for an obligation and a month.
create table contract_evidence (
    id bigint not null primary key,
    contract_id bigint not null,
    obligation_id bigint not null,
    month_start date not null,
    content varchar(2000) not null,
    state varchar(20) not null,
    submitted_by varchar(100) not null,
    submitted_by_name varchar(200) not null,
    submitted_at datetime(3) not null,
    withdrawn_by varchar(100),
    withdrawn_by_name varchar(200),
    withdrawn_at datetime(3),
    constraint fk_contract_evidence_contract foreign key (contract_id) references contract (id),
    constraint fk_contract_evidence_obligation foreign key (obligation_id) references contract_obligation (id)
) ${table-options};
create index ix_contract_evidence_cell on contract_evidence (obligation_id, month_start, submitted_at);
create index ix_contract_evidence_state on contract_evidence (contract_id, state);

-- How the city judges an obligation in a month. A judgement that is changed gets the next version, and the earlier one stays.
create table contract_review (
    id bigint not null primary key,
    contract_id bigint not null,
    obligation_id bigint not null,
    month_start date not null,
    version integer not null,
    judgement varchar(30) not null,
    finding varchar(2000) not null,
    -- why it was changed; none for the first
    reason varchar(500),
    reviewed_by varchar(100) not null,
    reviewed_by_name varchar(200) not null,
    reviewed_at datetime(3) not null,
    constraint uq_contract_review unique (obligation_id, month_start, version),
    constraint fk_contract_review_contract foreign key (contract_id) references contract (id),
    constraint fk_contract_review_obligation foreign key (obligation_id) references contract_obligation (id)
) ${table-options};
create index ix_contract_review_contract on contract_review (contract_id, obligation_id, month_start);

-- On what a judgement rests, as it was then: files with their digests, figures with their source.
create table contract_review_item (
    id bigint not null primary key,
    review_id bigint not null,
    sort integer not null,
    kind varchar(20) not null,
    -- the file's name, what was stated, or which figure
    label varchar(2000) not null,
    evidence_id bigint,
    file_id bigint,
    sha256 varchar(64),
    size_bytes bigint,
    -- of a figure; none: no data
    figure decimal(20, 4),
    figure_of decimal(20, 4),
    source varchar(30),
    from_day date,
    to_day date,
    as_of datetime(3),
    constraint fk_contract_review_item foreign key (review_id) references contract_review (id)
) ${table-options};
create index ix_contract_review_item on contract_review_item (review_id, sort);

create table contract_review_answer (
    id bigint not null primary key,
    contract_id bigint not null,
    obligation_id bigint not null,
    month_start date not null,
    review_version integer not null,
    content varchar(2000) not null,
    answered_by varchar(100) not null,
    answered_by_name varchar(200) not null,
    answered_at datetime(3) not null,
    constraint fk_contract_answer_obligation foreign key (obligation_id) references contract_obligation (id)
) ${table-options};
create index ix_contract_answer_cell on contract_review_answer (contract_id, obligation_id, month_start);

-- What is to be mended until when.
create table contract_remediation (
    id bigint not null primary key,
    contract_id bigint not null,
    obligation_id bigint not null,
    month_start date not null,
    review_version integer not null,
    task varchar(1000) not null,
    due_on date not null,
    state varchar(20) not null,
    ordered_by varchar(100) not null,
    ordered_by_name varchar(200) not null,
    ordered_at datetime(3) not null,
    -- how the contractor did it
    content varchar(2000),
    done_by varchar(100),
    done_by_name varchar(200),
    done_at datetime(3),
    -- what the city said to it last
    remark varchar(1000),
    closed_by varchar(100),
    closed_by_name varchar(200),
    closed_at datetime(3),
    constraint fk_contract_remediation_obligation foreign key (obligation_id) references contract_obligation (id)
) ${table-options};
create index ix_contract_remediation_cell on contract_remediation (contract_id, obligation_id, month_start);
create index ix_contract_remediation_due on contract_remediation (contract_id, state, due_on);
