package jp.madoguchi.outreach.survey;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws the tokens and keeps their hashes; the message is the only place where a token stands. */
@Component
class IssuedSurveyLinks implements SurveyLinks {
    private final SurveyStore store;
    private final SurveySettings settings;
    private final Clock clock;

    IssuedSurveyLinks(SurveyStore store, SurveySettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Map<Long, String> of(Map<Long, Long> addressKeys) {
        if (addressKeys.isEmpty()) {
            return Map.of();
        }
        Map<Long, String> addresses = new HashMap<>();
        List<SurveyStore.NewLink> links = new ArrayList<>();
        for (SurveyStore.Recipient recipient : store.recipients(addressKeys.keySet())) {
            SurveyToken token = SurveyToken.next();
            links.add(new SurveyStore.NewLink(
                    token.hash(),
                    recipient,
                    Objects.requireNonNull(addressKeys.get(recipient.deliveryId())),
                    expiry(recipient)));
            addresses.put(recipient.deliveryId(), settings.address(token));
        }
        store.add(links);
        return addresses;
    }

    /** The wave's last day whole. */
    private Instant expiry(SurveyStore.Recipient recipient) {
        return recipient.until() == null
                ? clock.instant().plus(settings.validFor()).truncatedTo(ChronoUnit.SECONDS)
                : Tokyo.startOf(recipient.until().plusDays(1));
    }
}
