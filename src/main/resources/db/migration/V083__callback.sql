-- Promised calls. The inquiry says what was asked; this says who is to call whom until when, and what became of it.
create table callback (
    id bigint not null primary key,
    incident_id bigint not null,
    inquiry_id bigint not null,
    case_id bigint,
    -- none: the case's number
    phone varchar(40),
    due_at datetime(3) not null,
    -- none: whoever has time
    person varchar(100),
    promised_by varchar(100) not null,
    promised_at datetime(3) not null,
    state varchar(20) not null,
    attempts integer not null,
    closed_by varchar(100),
    closed_at datetime(3),
    note varchar(1000),
    constraint uq_callback_inquiry unique (inquiry_id),
    constraint fk_callback_inquiry foreign key (inquiry_id) references inquiry (id),
    constraint fk_callback_case foreign key (case_id) references case_file (id)
) ${table-options};
create index ix_callback_due on callback (incident_id, state, due_at);
create index ix_callback_closed on callback (incident_id, state, closed_at);
create index ix_callback_case on callback (case_id);

create table callback_attempt (
    id bigint not null primary key,
    callback_id bigint not null,
    tried_by varchar(100) not null,
    tried_at datetime(3) not null,
    reached boolean not null,
    note varchar(1000),
    constraint fk_callback_attempt_callback foreign key (callback_id) references callback (id)
) ${table-options};
create index ix_callback_attempt on callback_attempt (callback_id, tried_at);
