-- Who gave the incident the name and the hours that messages say: they don't release the waves that say them. Nobody knows it of before.
alter table incident add column worded_by varchar(100);
alter table wave_imprint add column worded_by varchar(100);
