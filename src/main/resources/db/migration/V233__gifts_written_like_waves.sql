-- A single gift is written as a wave was that two people have released: by its text, and by its imprint. No foreign key, which
-- would have the largest table copied; released waves are never deleted.
alter table delivery add column like_wave_id bigint;
-- those that are there, some of which may go out once more; where nothing was released, what is in force remains
update delivery set like_wave_id = (
    select max(w.id) from wave w join template_version used on used.id = w.template_version_id
      join template_version own on own.template_id = used.template_id
    where own.id = delivery.template_version_id and w.state in ('RELEASED', 'PAUSED', 'STOPPED', 'DONE'))
where again_of is not null;
