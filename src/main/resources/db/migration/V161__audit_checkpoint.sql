-- The checkpoints that were signed: which hour has one already, on whichever node, and a copy of the line in the folder outside.
create table audit_checkpoint (
    serial bigint not null primary key,
    -- the hour that it was made for, in UTC
    slot datetime(3) not null,
    line varchar(1000) not null,
    constraint ux_audit_checkpoint_slot unique (slot)
) ${table-options};
