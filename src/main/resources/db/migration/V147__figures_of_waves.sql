-- What a wave's page counts is read in an index alone: the gifts of its cards, and what was handed over of late.
create index ix_delivery_card_wave_gift on delivery_card (wave_id, gift_id);
create index ix_delivery_wave_sent on delivery (wave_id, sent_at, state);
