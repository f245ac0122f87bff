package jp.madoguchi.inquiry.callback;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import jp.madoguchi.inquiry.CallReason;
import jp.madoguchi.inquiry.OutgoingCall;
import jp.madoguchi.inquiry.OutgoingCalls;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import org.springframework.stereotype.Component;

/** Promised calls as calls that the desk makes. */
@Component
class CallbackCalls implements OutgoingCalls {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM/dd HH:mm");

    private final CallbackQueries queries;

    CallbackCalls(CallbackQueries queries) {
        this.queries = queries;
    }

    @Override
    public CallReason.Kind kind() {
        return CallReason.Kind.CALLBACK;
    }

    @Override
    public Optional<OutgoingCall> find(long incidentId, long id) {
        return queries.find(incidentId, id).map(CallbackCalls::call);
    }

    @Override
    public Optional<CallReason> loggedAs(long inquiryId) {
        return queries.keptIn(inquiryId).map(callback -> new CallReason(kind(), callback.id()));
    }

    private static OutgoingCall call(Callback callback) {
        return new OutgoingCall(
                new CallReason(CallReason.Kind.CALLBACK, callback.id()),
                callback.phone(),
                callback.caseId(),
                MessageText.of(
                        "inquiry.outgoing.callback",
                        callback.promisedBy(),
                        TIME.format(Tokyo.local(callback.promisedAt())),
                        TIME.format(Tokyo.local(callback.dueAt()))),
                callback.inquiryId(),
                callback.summary(),
                callback.state() == CallbackState.WAITING,
                callback.keptIn(),
                callback.closedBy());
    }
}
