-- The second level under a category: what exactly was asked, with the text that an inquiry about it begins with.
alter table category add column details varchar(20) default 'NONE' not null;

create table topic (
    id bigint not null primary key,
    category_id bigint not null,
    code varchar(40) not null,
    name_ja varchar(100) not null,
    name_en varchar(100) not null,
    -- the letter that chooses it in the inquiry entry, once its category is chosen
    shortcut varchar(1) not null,
    template varchar(1000) not null,
    sort integer not null,
    constraint uq_topic_code unique (category_id, code),
    constraint fk_topic_category foreign key (category_id) references category (id)
) ${table-options};

-- Who called for whom, what was asked exactly, which questions came in one conversation, and whether somebody seems to pose
-- as us.
alter table inquiry add column topic_id bigint;
alter table inquiry add column relation varchar(20) default 'HOLDER' not null;
alter table inquiry add column contact_key varchar(40);
alter table inquiry add column impersonation boolean default false not null;
alter table inquiry add constraint fk_inquiry_topic foreign key (topic_id) references topic (id);
create index ix_inquiry_contact on inquiry (contact_key);
create index ix_inquiry_impersonation on inquiry (incident_id, impersonation, started_at);
create index ix_inquiry_case on inquiry (case_id, started_at);
alter table inquiry_version add column topic_id bigint;
alter table inquiry_version add column relation varchar(20) default 'HOLDER' not null;

-- of an inquiry about fraudulent use; what was not asked is null
create table inquiry_fraud (
    inquiry_id bigint not null primary key,
    amount_yen bigint,
    noticed_on date,
    issuer_told boolean,
    police_told boolean,
    constraint fk_inquiry_fraud_inquiry foreign key (inquiry_id) references inquiry (id)
) ${table-options};

-- A holder asked for the gift once more; who sends gifts settles it.
create table gift_request (
    id bigint not null primary key,
    incident_id bigint not null,
    inquiry_id bigint not null,
    case_id bigint not null,
    requested_by varchar(100) not null,
    requested_at datetime(3) not null,
    settled_by varchar(100),
    settled_at datetime(3),
    -- true: sent again; false: refused, for the reason in the note
    sent boolean,
    note varchar(500),
    constraint uq_gift_request_inquiry unique (inquiry_id),
    constraint fk_gift_request_inquiry foreign key (inquiry_id) references inquiry (id),
    constraint fk_gift_request_case foreign key (case_id) references case_file (id)
) ${table-options};
create index ix_gift_request_open on gift_request (incident_id, settled_at, requested_at);
create index ix_gift_request_case on gift_request (case_id);

-- What a holder says of a card; the issuers' own counts are another thing.
create table card_statement (
    id bigint not null primary key,
    card_id bigint not null,
    statement varchar(20) not null,
    -- when it was asked for, reissued or declined, as far as the holder knows
    happened_on date,
    inquiry_id bigint not null,
    stated_at datetime(3) not null,
    stated_to varchar(100) not null,
    constraint uq_card_statement unique (inquiry_id, card_id),
    constraint fk_card_statement_card foreign key (card_id) references affected_card (id),
    constraint fk_card_statement_inquiry foreign key (inquiry_id) references inquiry (id)
) ${table-options};
create index ix_card_statement_card on card_statement (card_id, stated_at);

-- the parts of a draft besides the texts, as JSON
alter table inquiry_draft add column particulars text;
