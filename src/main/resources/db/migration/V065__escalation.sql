-- What the desk has asked the city about an inquiry. Who said what and when stands in the entries; here is where it has got to.
create table escalation (
    id bigint not null primary key,
    incident_id bigint not null,
    inquiry_id bigint not null,
    state varchar(20) not null,
    urgency varchar(20) not null,
    due_at datetime(3) not null,
    asked_by varchar(100) not null,
    asked_at datetime(3) not null,
    changed_at datetime(3) not null,
    -- how many entries there are: who goes on with it says how many they have seen
    entries integer not null,
    -- given to the blank form: a question that was sent twice is asked once
    submission_key varchar(40) not null,
    constraint uq_escalation_submission unique (submission_key),
    constraint fk_escalation_incident foreign key (incident_id) references incident (id),
    constraint fk_escalation_inquiry foreign key (inquiry_id) references inquiry (id)
) ${table-options};
create index ix_escalation_due on escalation (incident_id, state, due_at, id);
create index ix_escalation_changed on escalation (incident_id, state, changed_at, id);

-- Each step of an escalation; never changed, never removed.
create table escalation_entry (
    id bigint not null primary key,
    escalation_id bigint not null,
    -- from 1; two who write at once can't have the same
    number integer not null,
    step varchar(20) not null,
    -- 2,000 characters as people count them; none: the caller was told without a note
    text varchar(4000),
    author varchar(100) not null,
    written_at datetime(3) not null,
    -- when the caller was told, where that was earlier than it was written down
    happened_at datetime(3),
    constraint uq_escalation_entry unique (escalation_id, number),
    constraint fk_escalation_entry_escalation foreign key (escalation_id) references escalation (id)
) ${table-options};
