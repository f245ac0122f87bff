-- An item that was taken off the list stays with who did it and why.
alter table completion_handover add column removed_by varchar(100);
alter table completion_handover add column removed_by_name varchar(200);
alter table completion_handover add column removed_at datetime(3);
alter table completion_handover add column removed_reason varchar(500);
