-- Where each affected card stands (jp.madoguchi.outreach.reach), derived from its messages and its gift. It is kept, since deriving
-- it for all cards reads each message of each wave.
create table reach_card (
    card_id bigint not null primary key,
    incident_id bigint not null,
    issuer_id bigint not null,
    card_ref varchar(40) not null,
    state varchar(16) not null,
    -- how many messages were about it that were handed over or refused
    messages integer not null,
    -- one of them was refused: what is known of the other ways to the person matters
    refused boolean not null,
    -- what it was derived from; where the gift stands otherwise by now, the card is derived anew
    gift_id bigint,
    gift_state varchar(12),
    constraint fk_reach_card foreign key (card_id) references affected_card (id)
) ${table-options};
create index ix_reach_card_ref on reach_card (incident_id, card_ref);
create index ix_reach_card_state on reach_card (incident_id, state, card_ref);
-- the sums read nothing but this index
create index ix_reach_card_issuer on reach_card (incident_id, issuer_id, state, card_ref);

-- The state of each message that the cards were derived from. No foreign key: it is written as often as messages change.
create table reach_delivery (
    delivery_id bigint not null primary key,
    state varchar(12) not null
) ${table-options};

-- What one refreshing works through; empty outside of it.
create table reach_changed (
    delivery_id bigint not null primary key,
    state varchar(12) not null
) ${table-options};

create table reach_dirty (
    card_id bigint not null primary key
) ${table-options};

-- One refreshes at a time, and readers are told as of when.
create table reach_refresh (
    incident_id bigint not null primary key,
    refreshed_at datetime(3),
    constraint fk_reach_refresh_incident foreign key (incident_id) references incident (id)
) ${table-options};
