-- What an organisation once said about a column of a kind of file, so that it needn't say it again.
create table import_mapping (
    id bigint not null primary key,
    organisation varchar(60) not null,
    kind varchar(60) not null,
    -- the column's header, normalised
    header varchar(100) not null,
    -- the format's column; empty for one that isn't read
    field varchar(60) not null,
    remembered_by varchar(100) not null,
    remembered_at datetime(3) not null,
    constraint uq_import_mapping unique (organisation, kind, header)
) ${table-options};
