-- Why lists are taken away, and what filters are called that people keep: both may name a person.
alter table export_request add column reason_sealed varbinary(8000);
alter table export_request add column remark_sealed varbinary(8000);
alter table saved_filter add column name_sealed varbinary(600);
-- keyed hash: a person has one filter of a name
alter table saved_filter add column name_key varchar(64);
