-- Data keys, of which the last one encrypts; each wrapped by a key that lies outside of the database. Whoever has this table alone can open none of them.
create table field_key (
    -- stands in front of each value that was encrypted with it
    number integer not null primary key,
    -- none: destroyed
    wrapped varbinary(1000),
    made_at datetime(3) not null,
    -- none: made by the portal itself
    made_by varchar(100),
    destroyed_at datetime(3),
    destroyed_by varchar(100)
) ${table-options};

-- The number of a caller and what is noted of people, encrypted. Names end with _sealed; the next migrations fill them and take away
-- what stood in clear.
alter table call_record add column caller_sealed varbinary(200);
-- keyed hash of the digits, to find and to group by
alter table call_record add column caller_key bigint;
alter table apology add column caller_sealed varbinary(200);
alter table apology add column caller_key bigint;
-- the same once more while it is open, none afterwards: a number is on the list once at most
alter table apology add column open_key bigint;
alter table apology add column note_sealed varbinary(4100);
alter table apology_try add column note_sealed varbinary(4100);
alter table callback add column phone_sealed varbinary(200);
alter table callback add column note_sealed varbinary(4100);
alter table callback_attempt add column note_sealed varbinary(4100);
alter table escalation_entry add column text_sealed varbinary(16100);
alter table impersonation_report add column note_sealed varbinary(4100);
alter table gift_request add column note_sealed varbinary(2100);
alter table assignment add column note_sealed varbinary(4100);
-- words that somebody searched for may be a person's
alter table saved_filter add column query_sealed varbinary(4100);
alter table personal_data_reveal add column reason_sealed varbinary(4100);
alter table case_merge add column reason_sealed varbinary(4100);
alter table case_merge add column undo_reason_sealed varbinary(4100);
alter table case_closing add column reason_sealed varbinary(4100);
alter table inquiry_version add column reason_sealed varbinary(4100);
alter table gift_replacement add column reason_sealed varbinary(4100);
alter table gift_replacement add column decided_note_sealed varbinary(4100);
alter table gift_difference add column settled_note_sealed varbinary(4100);
alter table delivery_decision add column note_sealed varbinary(4100);
