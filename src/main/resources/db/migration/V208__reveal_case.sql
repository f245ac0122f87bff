-- Whose case was shown. The number alone doesn't tell it, since it is given again in each incident.
alter table personal_data_reveal add column case_id bigint;
