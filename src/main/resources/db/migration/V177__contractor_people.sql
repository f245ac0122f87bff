-- Who works for a contractor: by whom employed, how far down the chain of subcontracts, approved by which paper, for how long.
-- The name is the one of the sign-in; what it says is looked at again at each sign-in.
create table contractor_person (
    user_name varchar(100) not null primary key,
    employer varchar(200) not null,
    organisation varchar(60) not null,
    -- 1: the contractor itself, 2: its subcontractor, and so on
    tier integer not null,
    -- the city's paper; absent as long as there is none
    approval varchar(200),
    starts_on date not null,
    ends_on date not null,
    version integer not null,
    changed_by varchar(100) not null,
    changed_at datetime(3) not null
) ${table-options};
