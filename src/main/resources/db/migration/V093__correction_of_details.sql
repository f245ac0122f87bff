-- A correction keeps the details, too, as they were before it.
alter table inquiry_version add column amount_yen bigint;
alter table inquiry_version add column noticed_on date;
alter table inquiry_version add column issuer_told boolean;
alter table inquiry_version add column police_told boolean;
alter table inquiry_version add column send_again boolean default false not null;
-- until now no correction changed them
update inquiry_version set
  amount_yen = (select f.amount_yen from inquiry_fraud f where f.inquiry_id = inquiry_version.inquiry_id),
  noticed_on = (select f.noticed_on from inquiry_fraud f where f.inquiry_id = inquiry_version.inquiry_id),
  issuer_told = (select f.issuer_told from inquiry_fraud f where f.inquiry_id = inquiry_version.inquiry_id),
  police_told = (select f.police_told from inquiry_fraud f where f.inquiry_id = inquiry_version.inquiry_id),
  send_again = (select i.send_again from inquiry i where i.id = inquiry_version.inquiry_id);

-- What was said of a card stays when it is corrected: from which version of the inquiry on it stands, and which one no longer
-- has it (none: it stands).
alter table card_statement add column version integer default 0 not null;
alter table card_statement add column replaced_in integer;
alter table card_statement add constraint uq_card_statement_version unique (inquiry_id, card_id, version);
alter table card_statement drop constraint uq_card_statement;

-- The desk took the wish back before the city had settled it.
alter table gift_request add column withdrawn boolean default false not null;
