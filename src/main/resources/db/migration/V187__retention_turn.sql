-- Whoever changes what is erased of an incident, or erases, holds its row: one after the other. The incident's own row isn't taken
-- for it, since every inquiry that is saved needs that one, and neither is it referred to.
create table retention_turn (
    incident_id bigint not null primary key,
    turns bigint not null
) ${table-options};
