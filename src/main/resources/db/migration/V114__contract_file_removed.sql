-- A paper that was taken away stays, marked with who did it: what was decided on it can be looked at later.
alter table contract_file add column removed_by varchar(100);
alter table contract_file add column removed_by_name varchar(200);
alter table contract_file add column removed_at datetime(3);
-- the same content handed in twice
create index ix_contract_file_digest on contract_file (contract_id, owner_kind, sha256);
