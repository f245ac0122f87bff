-- How often a message had been tried before a person gave it to the queue again: the tries that it has left count from there.
alter table delivery add column attempts_before integer default 0 not null;
