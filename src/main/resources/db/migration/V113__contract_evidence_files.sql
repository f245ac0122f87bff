-- How many files a piece of evidence has, which never changes: the matrix counts them without reading the files.
alter table contract_evidence add column files integer default 0 not null;
update contract_evidence set files = (
    select count(*) from contract_file f where f.owner_kind = 'EVIDENCE' and f.owner_id = contract_evidence.id);
create index ix_contract_evidence_counts on contract_evidence (contract_id, obligation_id, month_start, state, files);
