-- A hold on a case holds all of the person: what came from their numbers too, also where nobody has said whose it was. Numbers are those
-- of the held cases and those from which somebody called about them.
create view held_phone as
select f.incident_id, f.phone_key from case_file f join held_case h on h.case_id = f.id where f.phone_key is not null
union
select i.incident_id, i.caller_key from inquiry i join held_case h on h.case_id = i.case_id where i.caller_key is not null;

create view held_inquiry as
select i.id from inquiry i join held_case h on h.case_id = i.case_id
union
select i.id from inquiry i join held_phone p on p.incident_id = i.incident_id and p.phone_key = i.caller_key
where i.case_id is null;
