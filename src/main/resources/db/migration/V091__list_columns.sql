-- Which columns somebody has chosen for the list of inquiries; no row: the standard ones.
create table list_columns (
    user_name varchar(100) not null primary key,
    -- names of columns, separated by commas; those that aren't known any more are left out
    chosen varchar(500) not null
) ${table-options};
