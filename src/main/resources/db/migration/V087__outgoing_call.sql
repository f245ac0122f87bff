-- Inquiries that were logged of a call that the desk made itself: a promised one, or one to somebody who met a busy line.
-- They belong to no incoming call.
alter table inquiry add column outgoing boolean default false not null;

-- All that the rooms above may know of an inquiry in their SQL.
create or replace view inquiry_of_call as
select id as inquiry_id, incident_id, call_id, category_id, received_on, channel, started_at, outgoing
from inquiry;

-- The inquiry that was logged when the promise was kept.
alter table callback add column kept_in bigint;
alter table callback add constraint uq_callback_kept_in unique (kept_in);
alter table callback add constraint fk_callback_kept_in foreign key (kept_in) references inquiry (id);
