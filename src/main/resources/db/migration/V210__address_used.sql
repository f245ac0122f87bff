-- To which address or number a message was handed over last, as a keyed hash, and which ones of a person were corrected away: what comes back of
-- a message says something of the address that it went to, whenever that was corrected.
alter table delivery add column address_key bigint;
create table contact_former (
    case_id bigint not null,
    channel varchar(10) not null,
    address_key bigint not null,
    primary key (case_id, channel, address_key),
    constraint fk_contact_former_case foreign key (case_id) references case_file (id)
) ${table-options};
-- Of messages from before, and of those that a sender outside has, only the time is known.
create or replace view message_to_former as
select d.id as delivery_id from contact_former f
join delivery d on d.case_id = f.case_id and d.channel = f.channel and d.address_key = f.address_key
union all
select d.id from contact_corrected k join delivery d on d.case_id = k.case_id and d.channel = k.channel
where d.address_key is null
  and not exists (select 1 from outside_batch_delivery o join outside_batch b on b.id = o.batch_id
    where o.delivery_id = d.id and b.made_at > k.corrected_at)
  and (exists (select 1 from outside_batch_delivery o where o.delivery_id = d.id)
    or not exists (select 1 from delivery_attempt t where t.delivery_id = d.id and t.happened_at > k.corrected_at));
