-- Whose turn it is to have personal data shown: reveals of one user come one after the other, so that their limit can't be passed by
-- many at once.
create table reveal_turn (
    user_name varchar(100) not null primary key
) ${table-options};
create index ix_personal_data_reveal_user on personal_data_reveal (user_name, revealed_at);
