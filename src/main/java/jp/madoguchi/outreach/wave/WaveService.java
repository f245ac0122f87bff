package jp.madoguchi.outreach.wave;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.outreach.template.Imprint;
import jp.madoguchi.outreach.template.Imprints;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads waves. */
@Service
@Transactional(readOnly = true)
public class WaveService {
    private final WaveStore store;
    private final FourEyes eyes;
    private final Imprints imprints;
    private final CurrentUser currentUser;

    WaveService(WaveStore store, FourEyes eyes, Imprints imprints, CurrentUser currentUser) {
        this.store = store;
        this.eyes = eyes;
        this.imprints = imprints;
        this.currentUser = currentUser;
    }

    /** The latest first. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<WaveLine> waves(long incidentId) {
        return store.all(incidentId).stream()
                .map(wave -> new WaveLine(
                        wave.number(),
                        wave.kind(),
                        wave.channel(),
                        wave.title(),
                        wave.state(),
                        wave.state() == WaveState.PAUSED ? wave.pausedCause() : null,
                        wave.preparedBy(),
                        wave.recipients(),
                        wave.cards(),
                        wave.sentFrom(),
                        wave.sentTo(),
                        waitsForMe(wave)))
                .toList();
    }

    /** How many of them wait for the user: to be released, to be mended, or to be decided on. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public int waitingForMe(long incidentId) {
        return (int) store.all(incidentId).stream().filter(this::waitsForMe).count();
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public Optional<Wave> wave(long incidentId, int number) {
        return store.byNumber(incidentId, number);
    }

    /** In the order in which they were taken. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<WaveStep> steps(long waveId) {
        return store.steps(waveId);
    }

    /** What was frozen with it when it was submitted; empty for a draft. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public Optional<Imprint> imprint(long waveId) {
        return imprints.of(waveId);
    }

    private boolean waitsForMe(Wave wave) {
        PortalUser user = currentUser.require();
        return switch (wave.state()) {
            case SUBMITTED ->
                user.has(Role.APPROVER) && eyes.against(wave, user.name()).isEmpty();
            case PAUSED ->
                wave.pausedCause() != PauseCause.PERSON && (user.has(Role.OFFICIAL) || user.has(Role.APPROVER));
            case DRAFT -> wave.returnedNote() != null && user.has(Role.OFFICIAL);
            case RELEASED, STOPPED, DONE -> false;
        };
    }
}
