-- Why a person's data must not be erased is said in words about that person.
alter table legal_hold add column reason_sealed varbinary(8000);
alter table legal_hold add column lifted_reason_sealed varbinary(8000);
