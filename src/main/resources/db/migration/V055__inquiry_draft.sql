-- What operators have begun to write and not saved yet, so that nothing typed is lost with a browser, a line or a server.
create table inquiry_draft (
    -- of the blank form; the inquiry that is saved from it gets the same
    submission_key varchar(40) not null primary key,
    user_name varchar(100) not null,
    incident_id bigint not null,
    call_id varchar(60),
    case_id bigint,
    category_id bigint,
    outcome varchar(20),
    channel varchar(20),
    started_at datetime(3),
    -- as typed so far, valid or not
    caller varchar(200) not null,
    summary text not null,
    -- counted up by the browser with each change of a text
    revision bigint not null,
    kept_at datetime(3) not null,
    constraint fk_inquiry_draft_incident foreign key (incident_id) references incident (id)
) ${table-options};
create index ix_inquiry_draft_user on inquiry_draft (user_name, incident_id, kept_at);
create index ix_inquiry_draft_kept on inquiry_draft (kept_at);
