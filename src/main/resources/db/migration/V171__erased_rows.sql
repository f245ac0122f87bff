-- Since when a row holds nothing personal any more. Rows that figures are made of stay; what they said of a person goes.
alter table case_file add column erased_at datetime(3);
alter table inquiry add column erased_at datetime(3);
alter table call_record add column erased_at datetime(3);
alter table callback add column erased_at datetime(3);
alter table apology add column erased_at datetime(3);
alter table escalation add column erased_at datetime(3);
alter table delivery add column erased_at datetime(3);
alter table gift add column erased_at datetime(3);
