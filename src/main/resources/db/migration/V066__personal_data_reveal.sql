-- Who has had masked personal data shown, of what, and why. Rows are only ever added.
create table personal_data_reveal (
    id bigint not null primary key,
    revealed_at datetime(3) not null,
    user_name varchar(100) not null,
    role varchar(20) not null,
    -- kind and number of what it was about, like inquiry:0KABCDEFGHJKM
    object varchar(100) not null,
    reason varchar(1000) not null
) ${table-options};
create index ix_personal_data_reveal_at on personal_data_reveal (revealed_at, id);
