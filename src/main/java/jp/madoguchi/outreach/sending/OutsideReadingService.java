package jp.madoguchi.outreach.sending;

import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import jp.madoguchi.outreach.sending.OutsideReadingStore.Locked;
import jp.madoguchi.outreach.sending.OutsideReadingStore.Reading;
import jp.madoguchi.outreach.sending.OutsideReadingStore.State;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.id.Ids;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.FreshSignIn;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may take a file for a sender outside, with its addresses and codes: once whoever has just signed in, as long as something of it is
 * open; each further time only when somebody else has allowed it.
 */
@Service
@Transactional
public class OutsideReadingService {
    private final OutsideReadingStore store;
    private final FileReadings readings;
    private final FreshSignIn signIn;
    private final CurrentUser currentUser;

    OutsideReadingService(
            OutsideReadingStore store, FileReadings readings, FreshSignIn signIn, CurrentUser currentUser) {
        this.store = store;
        this.readings = readings;
        this.signIn = signIn;
        this.currentUser = currentUser;
    }

    /** Where to sign in once more, and come back from to this screen. */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional(readOnly = true)
    public String signInAgain(String screen) {
        return signIn.again(screen);
    }

    /**
     * Asks that the file may be taken once more.
     *
     * @throws RejectedException where nothing of it is open, it may be taken anyway, it was asked for already, or no cause is given;
     *     nothing is kept then
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void ask(long incidentId, long batchId, @Nullable ReadingCause cause) {
        Locked batch = readings.open(incidentId, batchId);
        if (cause == null) {
            throw new RejectedException("cause", MessageText.of("outreach.sending.reading.noCause"));
        }
        if (batch.isFree()) {
            throw new RejectedException(MessageText.of("outreach.sending.reading.free"));
        }
        if (readings.asked(batchId).isPresent()) {
            throw new RejectedException(MessageText.of("outreach.sending.reading.asked"));
        }
        store.add(new Reading(
                Ids.next(), batchId, cause, State.ASKED, currentUser.require().name(), readings.now(), null));
        readings.changed(
                batch, "outreach.sending.audit.readingAsked", Map.of("outreach.sending.audit.cause", cause.name()));
    }

    /** @throws RejectedException for whoever asked, and where it is decided already or nothing of the file is open */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER})
    public void allow(long incidentId, long batchId, long readingId) {
        decide(incidentId, batchId, readingId, State.ALLOWED, "outreach.sending.audit.readingAllowed");
    }

    /** @throws RejectedException for whoever asked, and where it is decided already or nothing of the file is open */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER})
    public void refuse(long incidentId, long batchId, long readingId) {
        decide(incidentId, batchId, readingId, State.REFUSED, "outreach.sending.audit.readingRefused");
    }

    /**
     * Takes the wish back, or what was allowed and isn't used: otherwise nobody else could ask while whoever was allowed is away.
     *
     * @throws RejectedException where there is none any more, or nothing of the file is open
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER})
    public void end(long incidentId, long batchId, long readingId) {
        Locked batch = readings.open(incidentId, batchId);
        Reading reading = readings.asked(batchId)
                .filter(one -> one.id() == readingId)
                .orElseThrow(() -> new RejectedException(MessageText.of("outreach.sending.reading.decided")));
        store.decide(readingId, State.REFUSED, currentUser.require().name(), readings.now());
        readings.changed(
                batch,
                "outreach.sending.audit.readingEnded",
                Map.of("outreach.sending.audit.askedBy", reading.askedBy()));
    }

    /** How many wishes for a file the user may decide: somebody else's, of files of which something is open. None for an auditor. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public int waitingForMe(long incidentId) {
        PortalUser user = currentUser.require();
        return user.has(Role.OFFICIAL) || user.has(Role.APPROVER) ? store.asked(incidentId, user.name()) : 0;
    }

    private void decide(long incidentId, long batchId, long readingId, State state, String action) {
        Locked batch = readings.open(incidentId, batchId);
        Reading reading = readings.asked(batchId)
                .filter(one -> one.id() == readingId && one.state() == State.ASKED)
                .orElseThrow(() -> new RejectedException(MessageText.of("outreach.sending.reading.decided")));
        String user = currentUser.require().name();
        if (reading.askedBy().equals(user)) {
            throw new RejectedException(MessageText.of("outreach.sending.reading.own"));
        }
        store.decide(readingId, state, user, readings.now());
        readings.changed(batch, action, Map.of("outreach.sending.audit.askedBy", reading.askedBy()));
    }
}
