package jp.madoguchi.callstats.apology;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.OutgoingCall;
import jp.madoguchi.inquiry.OutgoingCalls;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.stereotype.Component;

/** The list as calls that the desk makes. */
@Component
class ApologyCalls implements OutgoingCalls {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM/dd HH:mm");

    private final ApologyStore store;

    ApologyCalls(ApologyStore store) {
        this.store = store;
    }

    @Override
    public CallReason.Kind kind() {
        return CallReason.Kind.APOLOGY;
    }

    @Override
    public Optional<OutgoingCall> find(long incidentId, long id) {
        return store.find(incidentId, id)
                .map(apology -> new OutgoingCall(
                        apology.reason(),
                        apology.phone(),
                        null,
                        why(apology),
                        null,
                        null,
                        apology.state() == ApologyState.OPEN,
                        apology.inquiryId(),
                        apology.closedBy()));
    }

    @Override
    public Optional<CallReason> loggedAs(long inquiryId) {
        return store.loggedAs(inquiryId).map(id -> new CallReason(kind(), id));
    }

    private static MessageText why(Apology apology) {
        return apology.busyCalls() == 1
                ? MessageText.of("callstats.apology.whyOnce", time(apology.firstAt()))
                : MessageText.of(
                        "callstats.apology.why", apology.busyCalls(), time(apology.firstAt()), time(apology.lastAt()));
    }

    private static String time(Instant instant) {
        return TIME.format(Tokyo.local(instant));
    }
}
