-- On which days nobody is at the telephones: names of weekdays, HOLIDAY, single days; separated by commas.
alter table incident add column closed_on varchar(2000) default '' not null;
