-- An inspection that was recorded by mistake is recorded anew with a reason; the earlier versions stay.
alter table completion_inspection add column version integer default 1 not null;
alter table completion_inspection add column reason varchar(1000);
-- the foreign key rests on the index of the old constraint, which would stay with it
alter table completion_inspection drop constraint fk_completion_inspection_notice;
alter table completion_inspection drop constraint uq_completion_inspection;
alter table completion_inspection add constraint uq_completion_inspection_version unique (notice_id, version);
alter table completion_inspection add constraint fk_completion_inspection_notice
    foreign key (notice_id) references completion_notice (id);
