-- One open wish a person: two desks that ask in the same moment would both find none. The key holds the person's case while the wish
-- waits and nothing afterwards.
alter table gift_request add column open_of bigint;
update gift_request set open_of = (select coalesce(f.merged_into, f.id) from case_file f where f.id = gift_request.case_id)
where id in (select first_open.id from (select min(g.id) as id from gift_request g
    join case_file c on c.id = g.case_id
    where g.settled_at is null group by coalesce(c.merged_into, c.id)) first_open);
create unique index uq_gift_request_open on gift_request (open_of);
