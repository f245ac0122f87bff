-- What is to be done after an inquiry, by whom and until when. A promised call is not here: its callback says who is to call.
create table follow_up (
    inquiry_id bigint not null primary key,
    incident_id bigint not null,
    state varchar(20) not null,
    -- none: whoever has time
    person varchar(100),
    due_at datetime(3) not null,
    assigned_by varchar(100) not null,
    assigned_at datetime(3) not null,
    done_by varchar(100),
    done_at datetime(3),
    constraint fk_follow_up_inquiry foreign key (inquiry_id) references inquiry (id)
) ${table-options};
create index ix_follow_up_due on follow_up (incident_id, state, due_at);
create index ix_follow_up_person on follow_up (incident_id, state, person);

-- Who was given an inquiry, or the call that was promised with it, took it or finished it; never changed, never removed.
create table assignment (
    id bigint not null primary key,
    inquiry_id bigint not null,
    -- from 1; two who assign at once can't have the same
    number integer not null,
    step varchar(20) not null,
    person varchar(100),
    due_at datetime(3) not null,
    note varchar(1000),
    author varchar(100) not null,
    written_at datetime(3) not null,
    constraint uq_assignment unique (inquiry_id, number),
    constraint fk_assignment_inquiry foreign key (inquiry_id) references inquiry (id)
) ${table-options};
