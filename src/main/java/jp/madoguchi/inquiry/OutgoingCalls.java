package jp.madoguchi.inquiry;

import java.util.Optional;

/** Knows the calls of one list from which the desk makes calls. The desk asks; each list's room answers for its own. */
public interface OutgoingCalls {
    CallReason.Kind kind();

    Optional<OutgoingCall> find(long incidentId, long id);

    /** The call of which this inquiry was logged. */
    Optional<CallReason> loggedAs(long inquiryId);
}
