-- Entries say from where something was done, which object it was by its id, and what stood there before and after. An entry says
-- itself which form it has: the hash of one from before covers the columns that there were then.
alter table audit_event add column version smallint default 1 not null;
-- SCREEN, API or JOB
alter table audit_event add column origin varchar(10);
alter table audit_event add column address varchar(45);
-- the beginning of a hash of the session's id, never the id itself
alter table audit_event add column session_mark varchar(16);
alter table audit_event add column object_kind varchar(40);
alter table audit_event add column object_id varchar(100);
-- JSON objects of keys of texts and values, masked
alter table audit_event add column before_values longtext;
alter table audit_event add column after_values longtext;
-- each filter of the viewer reads its entries from the latest back, without sorting
drop index ix_audit_event_at on audit_event;
drop index ix_audit_event_user on audit_event;
drop index ix_audit_event_object on audit_event;
create index ix_audit_event_time on audit_event (happened_at, number);
create index ix_audit_event_who on audit_event (user_name, happened_at, number);
create index ix_audit_event_name on audit_event (object, happened_at, number);
create index ix_audit_event_object_id on audit_event (object_kind, object_id, happened_at, number);
create index ix_audit_event_action on audit_event (action, happened_at, number);
create index ix_audit_event_roles on audit_event (roles, happened_at, number);
create index ix_audit_event_organisation on audit_event (organisation, happened_at, number);
create index ix_audit_event_origin on audit_event (origin, happened_at, number);
