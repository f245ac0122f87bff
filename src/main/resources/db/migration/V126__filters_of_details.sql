-- The list is filtered by the amount of fraudulent use and by what was said of a card, too.
create index ix_inquiry_fraud_amount on inquiry_fraud (incident_id, amount_yen, started_at, inquiry_id);
create index ix_card_statement_said on card_statement (statement, replaced_in, inquiry_id);
