-- Who has set the hours, beside who has given the name (V241): whoever did one of them before somebody else did the other would go unnoticed.
alter table incident add column hours_by varchar(100);
alter table wave_imprint add column hours_by varchar(100);
update incident set hours_by = worded_by;
update wave_imprint set hours_by = worded_by;
