-- How many of the affected cards have been reissued, as contractors report it.
create table reissue_upload (
    id bigint not null primary key,
    incident_id bigint not null,
    organisation varchar(60) not null,
    file_name varchar(255) not null,
    sha256 varchar(64) not null,
    uploaded_by varchar(100) not null,
    uploaded_at datetime(3) not null,
    constraint fk_reissue_upload_incident foreign key (incident_id) references incident (id)
) ${table-options};
create index ix_reissue_upload_scope on reissue_upload (incident_id, organisation, uploaded_at);

create table reissue_report (
    id bigint not null primary key,
    incident_id bigint not null,
    upload_id bigint not null,
    organisation varchar(60) not null,
    as_of date not null,
    -- 1 for the first report of a date; a correction gets the next one and the earlier stays readable
    revision integer not null,
    state varchar(20) not null,
    constraint uq_reissue_report unique (incident_id, organisation, as_of, revision),
    constraint fk_reissue_report_upload foreign key (upload_id) references reissue_upload (id)
) ${table-options};

create table reissue_count (
    id bigint not null primary key,
    report_id bigint not null,
    issuer_id bigint not null,
    affected_cards integer not null,
    reissued_cards integer not null,
    constraint uq_reissue_count unique (report_id, issuer_id),
    constraint fk_reissue_count_report foreign key (report_id) references reissue_report (id),
    constraint fk_reissue_count_issuer foreign key (issuer_id) references issuer (id)
) ${table-options};
