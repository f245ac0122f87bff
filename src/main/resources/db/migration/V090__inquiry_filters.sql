-- The list is filtered by everything that an inquiry has. That the gift is to be sent again stands with the inquiry now: the
-- request says only what became of it, and a second one of the same person makes no second request.
alter table inquiry add column send_again boolean default false not null;
update inquiry set send_again = true where id in (select inquiry_id from gift_request);

-- all that a row can be filtered by, so that a count of any combination still reads the index alone
drop index ix_inquiry_time on inquiry;
create index ix_inquiry_time on inquiry (incident_id, started_at, id, category_id, outcome, channel, operator, topic_id,
  relation, impersonation, send_again, answer_id);
create index ix_inquiry_topic on inquiry (incident_id, topic_id, started_at, id);
create index ix_inquiry_relation on inquiry (incident_id, relation, started_at, id);
create index ix_inquiry_again on inquiry (incident_id, send_again, started_at, id);
create index ix_inquiry_answer on inquiry (answer_id, started_at, id);

-- The key of the list's order, as in inquiry_text: neither ever changes.
alter table inquiry_fraud add column incident_id bigint;
alter table inquiry_fraud add column started_at datetime(3);
update inquiry_fraud set
  incident_id = (select i.incident_id from inquiry i where i.id = inquiry_fraud.inquiry_id),
  started_at = (select i.started_at from inquiry i where i.id = inquiry_fraud.inquiry_id);
create index ix_inquiry_fraud_police on inquiry_fraud (incident_id, police_told, started_at, inquiry_id);
create index ix_inquiry_fraud_issuer on inquiry_fraud (incident_id, issuer_told, started_at, inquiry_id);
