-- How often an answer has been changed: the number of the next one in survey_answer_past, and what is limited.
alter table survey_answer add column changes integer default 0 not null;
update survey_answer set changes = (select count(*) from survey_answer_past p
  where p.delivery_id = survey_answer.delivery_id and p.card_id = survey_answer.card_id);
