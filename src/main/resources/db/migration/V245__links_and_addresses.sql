-- Where a link went, as a keyed hash: a link to an address that was corrected since leads nobody to the person's page, whichever of the
-- person's merged cases that address was of.
alter table survey_link add column address_key bigint;
create index ix_contact_former_address on contact_former (address_key);
