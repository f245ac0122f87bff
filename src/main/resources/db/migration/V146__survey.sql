-- What a holder has answered and then corrected; survey_answer has what holds.
create table survey_answer_past (
    delivery_id bigint not null,
    card_id bigint not null,
    number integer not null,
    statement varchar(20) not null,
    answered_at datetime(3) not null,
    primary key (delivery_id, card_id, number),
    constraint fk_survey_past_delivery foreign key (delivery_id) references delivery (id),
    constraint fk_survey_past_card foreign key (card_id) references affected_card (id)
) ${table-options};
create index ix_survey_past_card on survey_answer_past (card_id);

-- All that was answered of a card, the corrected answers too: what was known on an earlier day.
create view survey_said as
select delivery_id, card_id, statement, answered_at from survey_answer
union all
select delivery_id, card_id, statement, answered_at from survey_answer_past;
