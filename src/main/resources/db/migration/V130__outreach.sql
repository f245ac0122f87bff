-- The gifts as the provider sold them, and to which card each belongs. URL and serial are kept encrypted; what is compared is a keyed
-- hash of each, so that a code that comes twice is refused without being read.
create table gift_lot (
    id bigint not null primary key,
    incident_id bigint not null,
    name varchar(120) not null,
    provider varchar(120) not null,
    value_yen integer not null,
    lapses_on date,
    file_name varchar(255) not null,
    file_digest varchar(64) not null,
    gifts integer not null,
    imported_by varchar(100) not null,
    imported_at datetime(3) not null,
    constraint uq_gift_lot_file unique (incident_id, file_digest),
    constraint uq_gift_lot_name unique (incident_id, name),
    constraint fk_gift_lot_incident foreign key (incident_id) references incident (id)
) ${table-options};

create table gift (
    id bigint not null primary key,
    incident_id bigint not null,
    lot_id bigint not null,
    serial_index varchar(64) not null,
    url_index varchar(64) not null,
    code varbinary(2000) not null,
    value_yen integer not null,
    state varchar(12) not null,
    state_at datetime(3) not null,
    -- the card that it was allocated to; stays when it is voided
    card_id bigint,
    constraint uq_gift_serial unique (incident_id, serial_index),
    constraint uq_gift_url unique (incident_id, url_index),
    constraint fk_gift_lot foreign key (lot_id) references gift_lot (id),
    constraint fk_gift_card foreign key (card_id) references affected_card (id)
) ${table-options};
create index ix_gift_state on gift (incident_id, state, id);
create index ix_gift_lot on gift (lot_id, state);
create index ix_gift_card on gift (card_id);

-- The gift that a card has now. The two keys are what makes a second gift impossible, whatever runs at once or is cut off.
create table card_gift (
    card_id bigint not null primary key,
    gift_id bigint not null,
    allocated_at datetime(3) not null,
    constraint uq_card_gift unique (gift_id),
    constraint fk_card_gift_card foreign key (card_id) references affected_card (id),
    constraint fk_card_gift_gift foreign key (gift_id) references gift (id)
) ${table-options};

-- Each change of a gift, with its cause; never changed, never removed.
create table gift_event (
    gift_id bigint not null,
    number integer not null,
    state varchar(12) not null,
    happened_at datetime(3) not null,
    cause varchar(300),
    made_by varchar(100) not null,
    delivery_id bigint,
    primary key (gift_id, number),
    constraint fk_gift_event_gift foreign key (gift_id) references gift (id)
) ${table-options};

-- What is written to holders. A version never changes; a wave keeps the one that it was released with.
create table message_template (
    id bigint not null primary key,
    incident_id bigint not null,
    name varchar(120) not null,
    kind varchar(20) not null,
    channel varchar(10) not null,
    retired boolean default false not null,
    constraint uq_message_template unique (incident_id, name),
    constraint fk_message_template_incident foreign key (incident_id) references incident (id)
) ${table-options};

create table template_version (
    id bigint not null primary key,
    template_id bigint not null,
    number integer not null,
    subject_ja varchar(200),
    text_ja text not null,
    html_ja text,
    subject_en varchar(200),
    text_en text,
    html_en text,
    written_by varchar(100) not null,
    written_at datetime(3) not null,
    constraint uq_template_version unique (template_id, number),
    constraint fk_template_version foreign key (template_id) references message_template (id)
) ${table-options};

create table wave (
    id bigint not null primary key,
    incident_id bigint not null,
    number integer not null,
    kind varchar(20) not null,
    channel varchar(10) not null,
    title_ja varchar(200) not null,
    title_en varchar(200) not null,
    template_version_id bigint,
    -- the rule over cases as JSON (jp.madoguchi.outreach.wave.Audience)
    audience text not null,
    -- a person's cards in one message, or one message for each card
    per_card boolean default false not null,
    -- by a sender outside, through files
    outside boolean default false not null,
    state varchar(16) not null,
    state_at datetime(3) not null,
    prepared_by varchar(100) not null,
    prepared_at datetime(3) not null,
    submitted_by varchar(100),
    submitted_at datetime(3),
    returned_note varchar(1000),
    released_by varchar(100),
    released_at datetime(3),
    starts_at datetime(3),
    -- minutes of the day in Tokyo
    send_from integer default 540 not null,
    send_until integer default 1260 not null,
    per_minute integer default 600 not null,
    bounce_count integer default 10 not null,
    bounce_percent integer default 10 not null,
    busy_percent integer,
    survey_until date,
    recipients integer default 0 not null,
    cards integer default 0 not null,
    paused_cause varchar(20),
    paused_by varchar(100),
    paused_note varchar(1000),
    row_version integer default 0 not null,
    constraint uq_wave_number unique (incident_id, number),
    constraint fk_wave_incident foreign key (incident_id) references incident (id),
    constraint fk_wave_template foreign key (template_version_id) references template_version (id)
) ${table-options};
create index ix_wave_state on wave (state, starts_at);

-- Each step of a wave, with who and why; never changed, never removed.
create table wave_step (
    wave_id bigint not null,
    number integer not null,
    step varchar(20) not null,
    made_by varchar(100) not null,
    made_at datetime(3) not null,
    note varchar(1000),
    primary key (wave_id, number),
    constraint fk_wave_step foreign key (wave_id) references wave (id)
) ${table-options};

-- Who met the rule when the wave was released, and gets nothing all the same.
create table wave_exclusion (
    wave_id bigint not null,
    case_id bigint not null,
    reason varchar(20) not null,
    primary key (wave_id, case_id),
    constraint fk_wave_exclusion_wave foreign key (wave_id) references wave (id),
    constraint fk_wave_exclusion_case foreign key (case_id) references case_file (id)
) ${table-options};

-- One message to one person. It belongs to a wave, or is sent again for a wish of its own (again_of).
create table delivery (
    id bigint not null primary key,
    incident_id bigint not null,
    wave_id bigint,
    again_of bigint,
    case_id bigint not null,
    -- 0, or the card where each has a message of its own
    part bigint default 0 not null,
    channel varchar(10) not null,
    template_version_id bigint not null,
    state varchar(12) not null,
    state_at datetime(3) not null,
    due_at datetime(3) not null,
    attempts integer default 0 not null,
    claimed_by varchar(60),
    sent_at datetime(3),
    delivered_at datetime(3),
    -- the status of RFC 3463 or the gateway's code, and its words, where it was refused
    code varchar(20),
    cause varchar(300),
    constraint uq_delivery_wave unique (wave_id, case_id, part),
    constraint uq_delivery_again unique (again_of),
    constraint fk_delivery_wave foreign key (wave_id) references wave (id),
    constraint fk_delivery_case foreign key (case_id) references case_file (id),
    constraint fk_delivery_template foreign key (template_version_id) references template_version (id)
) ${table-options};
create index ix_delivery_due on delivery (state, due_at);
create index ix_delivery_wave on delivery (wave_id, state, due_at);
create index ix_delivery_case on delivery (case_id);

-- The cards that a message is about. A card is in a wave once.
create table delivery_card (
    delivery_id bigint not null,
    card_id bigint not null,
    wave_id bigint,
    gift_id bigint,
    primary key (delivery_id, card_id),
    constraint uq_delivery_card_wave unique (wave_id, card_id),
    constraint fk_delivery_card_delivery foreign key (delivery_id) references delivery (id),
    constraint fk_delivery_card_card foreign key (card_id) references affected_card (id),
    constraint fk_delivery_card_gift foreign key (gift_id) references gift (id)
) ${table-options};
create index ix_delivery_card_card on delivery_card (card_id);
create index ix_delivery_card_gift on delivery_card (gift_id);

-- Each try to hand a message over, as proof; never changed, never removed.
create table delivery_attempt (
    delivery_id bigint not null,
    number integer not null,
    happened_at datetime(3) not null,
    outcome varchar(12) not null,
    code varchar(20),
    answer varchar(500),
    primary key (delivery_id, number),
    constraint fk_delivery_attempt foreign key (delivery_id) references delivery (id)
) ${table-options};

-- What is known of the ways to a person: an address that bounced, or a wish not to be written to.
create table contact_mark (
    case_id bigint not null,
    channel varchar(10) not null,
    mark varchar(12) not null,
    cause varchar(300),
    delivery_id bigint,
    made_by varchar(100) not null,
    made_at datetime(3) not null,
    primary key (case_id, channel, mark),
    constraint fk_contact_mark_case foreign key (case_id) references case_file (id)
) ${table-options};

-- The holder's page: only a hash of the token is kept.
create table survey_link (
    token_hash varchar(64) not null primary key,
    delivery_id bigint not null,
    case_id bigint not null,
    expires_at datetime(3) not null,
    opened_at datetime(3),
    answered_at datetime(3),
    constraint uq_survey_link unique (delivery_id),
    constraint fk_survey_link_delivery foreign key (delivery_id) references delivery (id),
    constraint fk_survey_link_case foreign key (case_id) references case_file (id)
) ${table-options};

create table survey_answer (
    delivery_id bigint not null,
    card_id bigint not null,
    statement varchar(20) not null,
    answered_at datetime(3) not null,
    primary key (delivery_id, card_id),
    constraint fk_survey_answer_delivery foreign key (delivery_id) references delivery (id),
    constraint fk_survey_answer_card foreign key (card_id) references affected_card (id)
) ${table-options};
create index ix_survey_answer_card on survey_answer (card_id);
