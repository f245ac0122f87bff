package jp.madoguchi.inquiry;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the calls that the desk makes, and which inquiry was logged of which. */
@Service
@Transactional(readOnly = true)
public class CallLinkService {
    private final List<OutgoingCalls> lists;
    private final CallbackService callbacks;

    CallLinkService(List<OutgoingCalls> lists, CallbackService callbacks) {
        this.lists = List.copyOf(lists);
        this.callbacks = callbacks;
    }

    /** The call, waiting or not; empty where there is none. */
    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
    public Optional<OutgoingCall> call(long incidentId, CallReason reason) {
        return lists.stream()
                .filter(list -> list.kind() == reason.kind())
                .findFirst()
                .flatMap(list -> list.find(incidentId, reason.id()));
    }

    @RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR, Roles.AUDITOR})
    public CallLinks of(long inquiryId) {
        return new CallLinks(
                callbacks.promisedIn(inquiryId).orElse(null),
                callbacks.keptIn(inquiryId).orElse(null),
                lists.stream()
                        .flatMap(list -> list.loggedAs(inquiryId).stream())
                        .findFirst()
                        .orElse(null));
    }
}
