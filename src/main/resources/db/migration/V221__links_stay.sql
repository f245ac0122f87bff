-- A message that is composed again gets a further link; those that were handed out before stay good. The foreign key is made anew, since
-- H2 would keep the unique index that it uses.
alter table survey_link drop constraint fk_survey_link_delivery;
alter table survey_link drop constraint uq_survey_link;
create index ix_survey_link_delivery on survey_link (delivery_id);
alter table survey_link add constraint fk_survey_link_delivery foreign key (delivery_id) references delivery (id);
