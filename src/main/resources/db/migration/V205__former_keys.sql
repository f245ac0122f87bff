-- By what a person was known before a correction, as keyed hashes: what came from the former number is held with the person, and files
-- that were made before it still mean them. They are kept as long as the person is, while what stood there goes with the request.
alter table case_correction add column (former_phone_key bigint, former_contact_key varchar(64), former_name_key bigint);
