-- What was taken away without asking anybody, so that slices of a list add up to the list. Rows of the day before last are of no use.
create table export_taken (
    id bigint not null primary key,
    user_name varchar(100) not null,
    taken_at datetime(3) not null,
    row_count bigint not null
) ${table-options};
create index ix_export_taken_user on export_taken (user_name, taken_at);
-- Whose turn it is to take something away: what one user takes comes one after the other, so that many windows can't pass the limit.
create table export_turn (
    user_name varchar(100) not null primary key
) ${table-options};
