package jp.madoguchi.inquiry;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.inquiry.request.RequestSettled;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Carries a correction over to what hangs on the details: the wish for another gift, and the history of the cards. */
@Component
class DetailCorrections {
    private final ParticularsStore particulars;
    private final AgainStore again;
    private final ApplicationEventPublisher events;

    DetailCorrections(ParticularsStore particulars, AgainStore again, ApplicationEventPublisher events) {
        this.particulars = particulars;
        this.again = again;
        this.events = events;
    }

    /** To be called before anything is written. */
    void prepare(InquiryValues before, InquiryValues after) {
        if (before.sendAgain() || after.sendAgain()) {
            // in one order, so that two who correct at once don't wait for each other in a circle
            Stream.of(before.caseId(), after.caseId())
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted()
                    .forEach(again::lock);
        }
    }

    /**
     * @param version the one that the corrected inquiry has
     * @return false where a wish was taken back that the city had settled before
     */
    boolean apply(
            InquiryEntity inquiry, InquiryValues before, InquiryValues after, int version, String by, Instant now) {
        if (!Objects.equals(before.fraud(), after.fraud())) {
            particulars.setFraud(inquiry, after.fraud());
        }
        particulars.replaceCards(inquiry, before.cards(), after.cards(), version, by);
        boolean samePerson = Objects.equals(before.caseId(), after.caseId());
        if (before.sendAgain() == after.sendAgain() && (samePerson || !after.sendAgain())) {
            return true;
        }
        events.publishEvent(new RequestSettled(inquiry.incidentId));
        boolean openBefore = !before.sendAgain() || again.takeBack(inquiry, before.caseId(), by, now);
        if (after.sendAgain()) {
            again.ask(inquiry, by, now);
        }
        return openBefore;
    }
}
