package jp.madoguchi.outreach.survey;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.outreach.wave.WaveProgressed;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What outsiders may do, without signing in: with a link, see the cards that it is about and answer for them. The token is the whole of
 * their right, so no role guards this, and nothing here takes the id of anything.
 */
@Component
public class HolderPage {
    /** An answer may be changed so often; each change is kept for good. */
    static final int MOST_CHANGES = 20;

    private final SurveyStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HolderPage(SurveyStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Empty for a link that was never given out, that has expired, or that went to an address which was wrong: nobody is told which. */
    @Transactional
    public Optional<OpenSurvey> open(SurveyToken token) {
        Optional<OpenSurvey> open = store.link(token.hash())
                .filter(this::isValid)
                .map(link -> {
                    List<SurveyStore.Card> cards = store.cards(link.deliveryId());
                    return new OpenSurvey(
                            cards.stream()
                                    .map(card -> new OpenSurvey.Card(card.issuer(), card.answer()))
                                    .toList(),
                            link.expiresAt(),
                            link.answeredAt());
                });
        if (open.isPresent()) {
            store.opened(token.hash(), clock.instant());
        }
        return open;
    }

    /**
     * Keeps the answers; the same once more changes nothing, another one until the link expires corrects it.
     *
     * @param answers by the card's number on the page, from 1 on
     * @return false for a link that leads nowhere, as in {@link #open}
     * @throws RejectedException without any answer, for a card that isn't on the page, or for an answer that was changed {@value
     *     #MOST_CHANGES} times; nothing is kept
     */
    @Transactional
    public boolean answer(SurveyToken token, Map<Integer, SurveyStatement> answers) {
        SurveyStore.Link link =
                store.lockLink(token.hash()).filter(this::isValid).orElse(null);
        if (link == null) {
            return false;
        }
        List<SurveyStore.Card> cards = store.cards(link.deliveryId());
        if (answers.isEmpty()) {
            throw new RejectedException("card-1", MessageText.of("outreach.survey.choose"));
        }
        if (answers.keySet().stream().anyMatch(number -> number < 1 || number > cards.size())) {
            throw new RejectedException(MessageText.of("outreach.survey.notTaken"));
        }
        if (answers.entrySet().stream()
                .anyMatch(answer -> isOneTooMany(cards.get(answer.getKey() - 1), answer.getValue()))) {
            throw new RejectedException(MessageText.of("outreach.survey.changedOften"));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean changed = false;
        for (Map.Entry<Integer, SurveyStatement> answer : answers.entrySet()) {
            SurveyStore.Card card = cards.get(answer.getKey() - 1);
            if (card.answer() != answer.getValue()) {
                store.answer(link.deliveryId(), card, answer.getValue(), now);
                changed = true;
            }
        }
        if (changed) {
            store.answered(token.hash(), now);
            Long wave = link.waveId();
            if (wave != null) {
                events.publishEvent(new WaveProgressed(link.incidentId(), wave));
            }
        }
        return true;
    }

    private static boolean isOneTooMany(SurveyStore.Card card, SurveyStatement answer) {
        return card.answer() != null && card.answer() != answer && card.changes() >= MOST_CHANGES;
    }

    private boolean isValid(SurveyStore.Link link) {
        return clock.instant().isBefore(link.expiresAt()) && !link.wentAstray();
    }
}
