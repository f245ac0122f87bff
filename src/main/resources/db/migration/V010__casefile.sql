-- The affected persons and their cards. No digit of a card number is kept: a card is known by a reference of ours.
create table case_file (
    id bigint not null primary key,
    incident_id bigint not null,
    case_number varchar(20) not null,
    holder_name varchar(200) not null,
    holder_kana varchar(200) not null,
    -- as it was given to us; phone_digits is what callers are found by
    email varchar(254),
    phone varchar(40),
    phone_digits varchar(40),
    -- digest of e-mail and phone: two cards with the same of both belong to one person
    person_key varchar(64) not null,
    -- case number, names, e-mail and phone in one spelling, for the search by any part
    search_text varchar(1000) not null,
    constraint uq_case_file_number unique (incident_id, case_number),
    constraint uq_case_file_person unique (incident_id, person_key),
    constraint fk_case_file_incident foreign key (incident_id) references incident (id)
) ${table-options};
create index ix_case_file_phone on case_file (incident_id, phone_digits);

create table affected_card (
    id bigint not null primary key,
    incident_id bigint not null,
    case_id bigint not null,
    card_ref varchar(40) not null,
    issuer_id bigint not null,
    purchased_on date,
    constraint uq_affected_card_ref unique (incident_id, card_ref),
    constraint fk_affected_card_case foreign key (case_id) references case_file (id),
    constraint fk_affected_card_issuer foreign key (issuer_id) references issuer (id)
) ${table-options};
