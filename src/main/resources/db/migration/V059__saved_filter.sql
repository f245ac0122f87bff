-- Filters of the list of inquiries that somebody wants to have again; nobody sees those of others.
create table saved_filter (
    id bigint not null primary key,
    user_name varchar(100) not null,
    name varchar(60) not null,
    -- the part of the list's address behind the question mark
    query varchar(1000) not null,
    constraint uq_saved_filter unique (user_name, name)
) ${table-options};
