-- A million inquiries that were erased mustn't be asked one after the other whether something was written in them since: those that aren't erased
-- are found by one index, those of their own words that were written afterwards by another, in which all others are null.
alter table inquiry add column written_again boolean generated always as (
    case when erased_at is not null and (octet_length(sealed_summary) > 0 or sealed_caller is not null or caller_key is not null
        or (import_key is not null and call_id is null and import_key not like 'erased %')) then true end);
create index ix_inquiry_written_again on inquiry (written_again);
create index ix_inquiry_erased on inquiry (erased_at, incident_id, started_at);
