package jp.madoguchi.regulator;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.regulator.RegulatorChange.Line;
import jp.madoguchi.regulator.RegulatorChange.Step;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What officials record about the measures that an action requires: who follows one, how far it is, what shows it. */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
@RolesAllowed(Roles.OFFICIAL)
public class RegulatorFollowUpService {
    static final int OWNER = 100;

    private final RegulatorActionStore actions;
    private final RegulatorChangeStore changes;
    private final RegulatorFileStore files;
    private final RegulatorFileRules fileRules;
    private final RegulatorTexts texts;
    private final RegulatorTrail trail;
    private final Clock clock;

    RegulatorFollowUpService(
            RegulatorActionStore actions,
            RegulatorChangeStore changes,
            RegulatorFileStore files,
            RegulatorFileRules fileRules,
            RegulatorTexts texts,
            RegulatorTrail trail,
            Clock clock) {
        this.actions = actions;
        this.changes = changes;
        this.files = files;
        this.fileRules = fileRules;
        this.texts = texts;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Records how a measure stands from now on, with a note and files that show it.
     *
     * @param seen the version of the measure that was looked at
     * @throws RejectedException where there is nothing to record, the state doesn't follow from the grounds, a day can't be, a file is
     *     there already, or somebody else has recorded something since; nothing is kept then
     */
    public void record(long measureId, int seen, FollowUp followUp, List<HandedInFile> evidence) {
        long actionId = actions.measure(measureId)
                .orElseThrow(RegulatorFollowUpService::unknown)
                .actionId();
        RegulatorActionStore.Head head = actions.lock(actionId).orElseThrow(RegulatorFollowUpService::unknown);
        RegulatorActionStore.Versioned there =
                actions.measure(measureId).orElseThrow(RegulatorFollowUpService::unknown);
        if (head.withdrawn() != null) {
            throw new RejectedException(MessageText.of("regulator.rule.withdrawn"));
        }
        if (there.version() != seen) {
            throw meanwhile(actionId, measureId);
        }
        RequiredMeasure was = there.measure();
        RequiredMeasure now = new RequiredMeasure(
                was.id(),
                was.position(),
                was.text(),
                texts.optional("owner", "regulator.field.OWNER", followUp.owner(), OWNER),
                followUp.state(),
                followUp.dueOn());
        if (!Objects.equals(was.dueOn(), now.dueOn())) {
            ActionRules.checkDue("dueOn", head.action().issuedOn(), now.dueOn());
        }
        String note = note(followUp);
        LocalDate onDay = note == null ? null : onDay(followUp, head.action().issuedOn());
        List<RegulatorFile> before = files.of(actionId);
        fileRules.check(before, measureId, evidence);
        FollowUpRules.check(was.state(), now.state(), grounds(actionId, measureId, note, followUp, before, evidence));
        List<Line> lines = ActionDiff.of(was, now);
        if (lines.isEmpty() && note == null && evidence.isEmpty()) {
            throw new RejectedException("note", MessageText.of("regulator.rule.nothingToRecord"));
        }
        if (!actions.follow(now, seen)) {
            throw meanwhile(actionId, measureId);
        }
        Signed signed = trail.signed();
        actions.touch(actionId, signed);
        RegulatorChange change = changes.add(
                actionId,
                new RegulatorChange(
                        0,
                        measureId,
                        was.position(),
                        Step.FOLLOWED,
                        seen + 1,
                        signed,
                        note,
                        note == null ? null : followUp.noteKind(),
                        onDay,
                        lines));
        evidence.forEach(file -> files.add(actionId, measureId, change.id(), file, signed));
        trail.record(
                "regulator.audit.followed",
                head.action(),
                was.position(),
                note,
                Map.of(
                        "regulator.audit.state",
                        was.state() + " → " + now.state(),
                        "regulator.audit.files",
                        String.valueOf(evidence.size())));
    }

    /** A progress report without a word would be none. */
    private @Nullable String note(FollowUp followUp) {
        String note = texts.optional("note", "regulator.follow.note", followUp.note(), ActionRules.TEXT);
        if (note == null && followUp.noteKind() == NoteKind.PROGRESS_REPORT) {
            throw new RejectedException(
                    "note", MessageText.of("regulator.rule.missing", MessageText.of("regulator.follow.note")));
        }
        return note;
    }

    private LocalDate onDay(FollowUp followUp, LocalDate issuedOn) {
        LocalDate today = Tokyo.today(clock);
        LocalDate onDay = Objects.requireNonNullElse(followUp.onDay(), today);
        if (onDay.isAfter(today)) {
            throw new RejectedException("onDay", MessageText.of("regulator.rule.future", today.toString()));
        }
        if (onDay.isBefore(issuedOn)) {
            throw new RejectedException("onDay", MessageText.of("regulator.rule.dueBefore", issuedOn.toString()));
        }
        return onDay;
    }

    private FollowUpRules.Grounds grounds(
            long actionId,
            long measureId,
            @Nullable String note,
            FollowUp followUp,
            List<RegulatorFile> before,
            List<HandedInFile> evidence) {
        List<NoteKind> noted = changes.of(actionId).stream()
                .filter(change -> Objects.equals(change.measureId(), measureId))
                .map(RegulatorChange::noteKind)
                .filter(Objects::nonNull)
                .toList();
        boolean files = !evidence.isEmpty()
                || before.stream()
                        .anyMatch(file -> file.removed() == null && Objects.equals(file.measureId(), measureId));
        return new FollowUpRules.Grounds(
                note != null,
                files || noted.contains(NoteKind.EVIDENCE) || noted.contains(NoteKind.PROGRESS_REPORT),
                noted.contains(NoteKind.PROGRESS_REPORT)
                        || (note != null && followUp.noteKind() == NoteKind.PROGRESS_REPORT));
    }

    private RejectedException meanwhile(long actionId, long measureId) {
        return new RejectedException(
                "seen",
                MessageText.of(
                        "regulator.rule.measureMeanwhile",
                        changes.last(actionId, measureId).name()));
    }

    private static RejectedException unknown() {
        return new RejectedException(MessageText.of("regulator.unknown"));
    }
}
