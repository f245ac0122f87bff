-- A hold on a case holds what came from the number that the person had before it was corrected, too.
create or replace view held_phone as
select f.incident_id, f.phone_key from case_file f join held_case h on h.case_id = f.id where f.phone_key is not null
union
select i.incident_id, i.caller_key from inquiry i join held_case h on h.case_id = i.case_id where i.caller_key is not null
union
select k.incident_id, k.former_phone_key from case_correction k join held_case h on h.case_id = k.case_id
where k.former_phone_key is not null;
