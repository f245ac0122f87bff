-- What a list that is asked for holds, in words, and of which organisation's it is that somebody asks: who decides has to see the one, and
-- mustn't be of the other. Of requests from before nothing is known: as of those from the desk, the city decides.
alter table export_request add column (what_ja_sealed varbinary(8000), what_en_sealed varbinary(8000), requested_org varchar(100),
    by_desk boolean default true not null);
