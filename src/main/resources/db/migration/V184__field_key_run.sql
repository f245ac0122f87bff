-- How many values each key still has, as they were last counted. A key of the settings has a number, too.
create table field_key_use (
    number integer not null primary key,
    value_count bigint not null,
    counted_at datetime(3) not null
) ${table-options};

-- Encrypting anew what older keys have. What is left to do follows from the values themselves; a run says who wanted it and how far it is.
create table field_key_run (
    id bigint not null primary key,
    started_at datetime(3) not null,
    started_by varchar(100) not null,
    -- none: it is under way, or the node that did it is gone and another goes on
    finished_at datetime(3),
    total_values bigint not null,
    done_values bigint not null,
    -- values that no key opens any more
    unreadable bigint not null,
    -- when it last made a step
    beat_at datetime(3) not null
) ${table-options};
