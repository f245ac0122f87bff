-- Whom an inquiry is about can be corrected, too; a version keeps whom it was about before.
alter table inquiry_version add column case_id bigint;
-- until now no correction changed it
update inquiry_version set case_id = (select i.case_id from inquiry i where i.id = inquiry_version.inquiry_id);
