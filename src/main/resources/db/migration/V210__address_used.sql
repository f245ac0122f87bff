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
-- Whether a message went to a former address is asked of single messages (FormerAddress): a union of all of them would be made anew each time.
drop view message_to_former;
