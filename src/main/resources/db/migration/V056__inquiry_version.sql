-- What an inquiry said before each correction: nothing that was once recorded goes.
create table inquiry_version (
    id bigint not null primary key,
    inquiry_id bigint not null,
    -- the number of the version that was replaced, from 0
    version integer not null,
    category_id bigint not null,
    outcome varchar(20) not null,
    channel varchar(20) not null,
    caller varchar(40),
    summary varchar(4000) not null,
    -- who replaced it, when and why; operators need no reason on the day itself
    changed_by varchar(100) not null,
    changed_at datetime(3) not null,
    reason varchar(1000),
    constraint uq_inquiry_version unique (inquiry_id, version),
    constraint fk_inquiry_version_inquiry foreign key (inquiry_id) references inquiry (id)
) ${table-options};
