-- The few inquiries of a span that were logged of calls which the desk made itself: they were not received.
create index ix_inquiry_outgoing on inquiry (incident_id, outgoing, received_on);
