-- From a contractor's file to a submitted report: the file itself, what was understood of it, and what its sender said to it.
alter table reissue_upload add column file_size integer;
-- the sheet, the line of the header, the columns and the warnings, as JSON
alter table reissue_upload add column understood longtext;

create table reissue_upload_file (
    upload_id bigint not null primary key,
    content longblob not null,
    constraint fk_reissue_upload_file foreign key (upload_id) references reissue_upload (id)
) ${table-options};

-- A draft is numbered -1, -2 … and gets its revision, 1 more than the highest of that organisation and day, when it is submitted.
alter table reissue_report add column submitted_at datetime(3);
alter table reissue_report add column submitted_by varchar(100);
-- why a report for a day that has one is sent again
alter table reissue_report add column correction_reason varchar(1000);
-- what the sender says to the warnings
alter table reissue_report add column explanation varchar(2000);
-- the earlier revision of that day
alter table reissue_report add column replaces_id bigint;
alter table reissue_report add column withdrawn_at datetime(3);
alter table reissue_report add column withdrawn_by varchar(100);

update reissue_report set
    submitted_at = (select u.uploaded_at from reissue_upload u where u.id = reissue_report.upload_id),
    submitted_by = (select u.uploaded_by from reissue_upload u where u.id = reissue_report.upload_id);
