-- Why lists are taken away, and what filters are called that people keep: both may name a person.
alter table export_request add column reason_sealed varbinary(8000);
alter table export_request add column remark_sealed varbinary(8000);
alter table saved_filter add column name_sealed varbinary(600);
-- keyed hash: a person has one filter of a name
alter table saved_filter add column name_key varchar(64);
-- When a way to somebody was corrected: what comes back later of messages from before says nothing of the way as it is now.
create table contact_corrected (
    case_id bigint not null,
    channel varchar(10) not null,
    corrected_at datetime(3) not null,
    primary key (case_id, channel),
    constraint fk_contact_corrected_case foreign key (case_id) references case_file (id)
) ${table-options};
-- Messages that were last handed over, or given to a sender outside, before their way was corrected.
create view message_to_former as
select d.id as delivery_id from contact_corrected k join delivery d on d.case_id = k.case_id and d.channel = k.channel
where not exists (select 1 from outside_batch_delivery o join outside_batch b on b.id = o.batch_id
    where o.delivery_id = d.id and b.made_at > k.corrected_at)
  and (exists (select 1 from outside_batch_delivery o where o.delivery_id = d.id)
    or not exists (select 1 from delivery_attempt t where t.delivery_id = d.id and t.happened_at > k.corrected_at));
