-- What is said of persons in the inquiries, encrypted. V165 fills these columns from the clear ones, V166 drops those.
alter table inquiry add column sealed_summary varbinary(8192);
alter table inquiry add column sealed_caller varbinary(256);
-- a keyed hash of the caller's digits, to find a caller who has been here before
alter table inquiry add column caller_key bigint;
create index ix_inquiry_caller_key on inquiry (incident_id, caller_key, started_at);

alter table inquiry_version add column sealed_summary varbinary(8192);
alter table inquiry_version add column sealed_caller varbinary(256);

-- the number that the encrypted texts of a draft are bound to
alter table inquiry_draft add column id bigint;
alter table inquiry_draft add column sealed_caller varbinary(1024);
alter table inquiry_draft add column sealed_summary mediumblob;
alter table inquiry_draft add column sealed_particulars mediumblob;

-- Both are filled anew. Dropping the whole table leaves nothing of the clear text in its file.
drop table inquiry_text;
drop table inquiry_gram;

-- The key is that of the list's order, so that a span is read through in one go.
create table inquiry_text (
    incident_id bigint not null,
    started_at datetime(3) not null,
    inquiry_id bigint not null,
    -- the note in one spelling, then the numbers that it is known by, between bars; encrypted
    folded mediumblob not null,
    constraint pk_inquiry_text primary key (incident_id, started_at, inquiry_id),
    constraint uq_inquiry_text_inquiry unique (inquiry_id),
    constraint fk_inquiry_text_inquiry foreign key (inquiry_id) references inquiry (id)
) ${table-options};

create table inquiry_gram (
    inquiry_id bigint not null primary key,
    -- a word for each pair of neighbouring characters and each four digits of the text, which only the index key can make
    grams mediumtext not null,
    constraint fk_inquiry_gram_inquiry foreign key (inquiry_id) references inquiry (id)
) ${table-options};

-- Counted up with whatever changes in the inquiries of the day: a total that was counted before is still right if this is the same.
alter table inquiry_count add column changes bigint default 0 not null;
