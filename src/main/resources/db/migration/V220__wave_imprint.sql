-- What the messages of a wave say beside their template: the number to call and its hours, and the incident's name, as they were when
-- the wave was submitted. A draft has none. Hours are minutes of the day in Asia/Tokyo, as the wave's own are.
create table wave_imprint (
    wave_id bigint not null primary key,
    hotline varchar(40),
    hotline_by varchar(100),
    opens_at integer not null,
    closes_at integer not null,
    name_ja varchar(200) not null,
    name_en varchar(200) not null,
    constraint fk_wave_imprint_wave foreign key (wave_id) references wave (id)
) ${table-options};
