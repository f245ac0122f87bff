-- What inquiries are found by. The key is that of the list's order, so that a span is read through in one go; neither the
-- incident nor the start of an inquiry ever changes. V061 fills both tables.
create table inquiry_text (
    incident_id bigint not null,
    started_at datetime(3) not null,
    inquiry_id bigint not null,
    -- the note in one spelling, then the numbers that it is known by, between bars
    folded mediumtext not null,
    constraint pk_inquiry_text primary key (incident_id, started_at, inquiry_id),
    constraint uq_inquiry_text_inquiry unique (inquiry_id),
    constraint fk_inquiry_text_inquiry foreign key (inquiry_id) references inquiry (id)
) ${table-options};

-- What the servers' index is made of. It is twice as long as the text and would slow down reading that through, so it stands
-- apart. The index comes once, with V061, after the rows: where it was dropped and made anew, MariaDB 10.11 doesn't find the
-- rows that were added in between.
create table inquiry_gram (
    inquiry_id bigint not null primary key,
    -- each pair of neighbouring characters of the text once, as a word of four letters
    grams mediumtext not null,
    constraint fk_inquiry_gram_inquiry foreign key (inquiry_id) references inquiry (id)
) ${table-options};
