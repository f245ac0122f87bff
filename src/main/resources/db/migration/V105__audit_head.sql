-- The chain's end is there before the first event: two first events at once wait for each other like all others.
insert into audit_head (id, number, hash)
select 1, 0, repeat('0', 64) from (select count(*) as heads from audit_head) known where known.heads = 0;
