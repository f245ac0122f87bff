-- What a disclosure would tell of persons whose request is still open, beside their cases: what came from their numbers too, also where
-- nobody has said whose it was. It stays until they have their answer, unless all goes.
create or replace view asked_phone as
select f.incident_id, f.phone_key from case_file f join asked_case q on q.case_id = f.id where f.phone_key is not null
union
select i.incident_id, i.caller_key from inquiry i join asked_case q on q.case_id = i.case_id where i.caller_key is not null
union
select k.incident_id, k.former_phone_key from case_correction k join asked_case q on q.case_id = k.case_id
where k.former_phone_key is not null;

create or replace view asked_inquiry as
select i.id from inquiry i join asked_case q on q.case_id = i.case_id
union
select i.id from inquiry i join asked_phone p on p.incident_id = i.incident_id and p.phone_key = i.caller_key
where i.case_id is null;
