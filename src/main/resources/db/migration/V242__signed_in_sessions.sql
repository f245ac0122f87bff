-- The portals that run on this database. Each counts its beats; where the count stands still the others take it for dead.
create table portal_node (
    id varchar(60) not null primary key,
    started_at datetime(3) not null,
    seen_at datetime(3) not null,
    beat bigint not null
) ${table-options};

-- One row: the number of the last sign-in. Whoever enters one locks it, so that sign-ins on several nodes come one after the other.
create table sign_in_turn (
    id integer not null primary key,
    number bigint not null
) ${table-options};

-- Who is signed in, at which node. The handle is random and signs nobody in; the session's id isn't kept anywhere.
create table signed_in_session (
    handle varchar(36) not null primary key,
    node varchar(60) not null,
    number bigint not null,
    user_name varchar(255) not null,
    display_name varchar(255) not null,
    organisation varchar(255),
    roles varchar(200) not null,
    signed_in_at datetime(3) not null,
    active_at datetime(3) not null,
    -- SHA-256 of what Keycloak calls its own session, and its user
    keycloak_session varchar(64),
    keycloak_user varchar(64),
    -- set by another node: its own is to end it
    end_why varchar(20),
    ended_by varchar(255),
    end_at datetime(3)
) ${table-options};
create index ix_signed_in_session_node on signed_in_session (node);
create index ix_signed_in_session_user on signed_in_session (user_name);
create index ix_signed_in_session_keycloak on signed_in_session (keycloak_session);
create index ix_signed_in_session_keycloak_user on signed_in_session (keycloak_user);

-- Logout tokens of Keycloak that have come already, to whichever node: one that is sent again ends nothing.
create table used_logout_token (
    digest varchar(64) not null primary key,
    used_at datetime(3) not null
) ${table-options};
create index ix_used_logout_token on used_logout_token (used_at);
