-- Single gifts are written like a wave that two people have released (V233); waves that were dropped before, and those without an imprint,
-- were taken for such ones, too.
update delivery set like_wave_id = (
    select max(w.id) from wave w join wave_imprint m on m.wave_id = w.id join template_version used on used.id = w.template_version_id
      join template_version own on own.template_id = used.template_id
    where own.id = delivery.template_version_id and w.released_at is not null)
where again_of is not null and like_wave_id is not null and not exists (
    select 1 from wave w join wave_imprint m on m.wave_id = w.id where w.id = delivery.like_wave_id and w.released_at is not null);
-- what still waits says what was released, and not what was written since
update delivery set template_version_id = (select w.template_version_id from wave w where w.id = delivery.like_wave_id)
where again_of is not null and state = 'QUEUED' and like_wave_id is not null;
