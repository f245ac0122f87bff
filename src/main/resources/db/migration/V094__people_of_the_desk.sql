-- Who has logged inquiries in the portal, apart from imported ones; found by jumps, however many inquiries there are.
create index ix_inquiry_creator on inquiry (incident_id, import_key, created_by);
