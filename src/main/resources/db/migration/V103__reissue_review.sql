-- What the city decided on a report. A report is decided on once: whoever comes second finds the row.
create table reissue_review (
    report_id bigint not null primary key,
    decision varchar(20) not null,
    remark varchar(2000),
    reviewed_by varchar(100) not null,
    -- as people read it, since accounts change and this stays
    reviewer varchar(200) not null,
    office varchar(60) not null,
    reviewed_at datetime(3) not null,
    -- digest of the figures that were decided on
    figures_sha256 varchar(64) not null,
    -- the accepted report of the same day that this one has replaced
    superseded_id bigint,
    constraint fk_reissue_review_report foreign key (report_id) references reissue_report (id),
    constraint fk_reissue_review_superseded foreign key (superseded_id) references reissue_report (id)
) ${table-options};
create index ix_reissue_review_at on reissue_review (reviewed_at);
create index ix_reissue_report_state on reissue_report (incident_id, state, as_of);

-- The city's own remarks on a figure. They are put beside it and never change it.
create table reissue_figure_note (
    id bigint not null primary key,
    report_id bigint not null,
    issuer_id bigint not null,
    note varchar(1000) not null,
    follow_up boolean not null,
    written_by varchar(100) not null,
    written_at datetime(3) not null,
    settled_by varchar(100),
    settled_at datetime(3),
    constraint fk_reissue_figure_note_count foreign key (report_id, issuer_id)
        references reissue_count (report_id, issuer_id)
) ${table-options};
create index ix_reissue_figure_note on reissue_figure_note (report_id, written_at);
create index ix_reissue_figure_note_open on reissue_figure_note (follow_up, settled_at);
