package jp.madoguchi.regulator;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.FileDownload;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.regulator.RegulatorChange.Field;
import jp.madoguchi.regulator.RegulatorChange.Line;
import jp.madoguchi.regulator.RegulatorChange.Step;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The documents of actions and the evidence of measures. What is taken away stays readable, with who did it. */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
public class RegulatorFileService {
    private final RegulatorActionStore actions;
    private final RegulatorChangeStore changes;
    private final RegulatorFileStore files;
    private final RegulatorFileRules fileRules;
    private final ActionRules rules;
    private final RegulatorTrail trail;

    RegulatorFileService(
            RegulatorActionStore actions,
            RegulatorChangeStore changes,
            RegulatorFileStore files,
            RegulatorFileRules fileRules,
            ActionRules rules,
            RegulatorTrail trail) {
        this.actions = actions;
        this.changes = changes;
        this.files = files;
        this.fileRules = fileRules;
        this.rules = rules;
        this.trail = trail;
    }

    /** @throws RejectedException for a file that isn't there */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public FileDownload content(long fileId) {
        return files.content(fileId).orElseThrow(RegulatorFileService::unknownFile);
    }

    /**
     * Adds documents to an action.
     *
     * @throws RejectedException without any, with one that it has already, or where the entry is withdrawn
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void attach(long actionId, List<HandedInFile> documents) {
        RegulatorActionStore.Head head = open(actionId);
        if (documents.isEmpty()) {
            throw new RejectedException("files", MessageText.of("regulator.file.none"));
        }
        fileRules.check(files.of(actionId), null, documents);
        Signed signed = trail.signed();
        RegulatorChange change = changes.add(
                actionId,
                new RegulatorChange(
                        0,
                        null,
                        null,
                        Step.FILE_ADDED,
                        head.version(),
                        signed,
                        null,
                        null,
                        null,
                        documents.stream()
                                .map(file -> new Line(Field.FILE, null, null, file.name()))
                                .toList()));
        documents.forEach(file -> files.add(actionId, null, change.id(), file, signed));
        actions.touch(actionId, signed);
        trail.record(
                "regulator.audit.fileAdded",
                head.action(),
                0,
                null,
                Map.of("regulator.audit.files", String.valueOf(documents.size())));
    }

    /**
     * Takes a document or a piece of evidence away; it stays readable and no longer counts.
     *
     * @throws RejectedException for one that isn't there, without a reason, or the last thing that shows that a measure was done
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void remove(long fileId, String reason) {
        RegulatorFileStore.Owned owned = files.find(fileId).orElseThrow(RegulatorFileService::unknownFile);
        RegulatorActionStore.Head head = open(owned.actionId());
        String why = rules.reason(reason);
        Long measureId = owned.file().measureId();
        int position = measureId == null ? 0 : requireNotTheLast(owned, measureId);
        Signed signed = trail.signed();
        if (!files.remove(fileId, signed)) {
            throw new RejectedException(MessageText.of("regulator.file.gone"));
        }
        changes.add(owned.actionId(), removal(owned.file(), position, head.version(), signed, why));
        actions.touch(owned.actionId(), signed);
        trail.record(
                "regulator.audit.fileRemoved",
                head.action(),
                position,
                why,
                Map.of("regulator.audit.sha256", owned.file().sha256()));
    }

    private static RegulatorChange removal(RegulatorFile file, int position, int version, Signed signed, String why) {
        return new RegulatorChange(
                0,
                file.measureId(),
                position == 0 ? null : position,
                Step.FILE_REMOVED,
                version,
                signed,
                why,
                null,
                null,
                List.of(new Line(Field.FILE, null, file.name(), null)));
    }

    /** @return the measure's place */
    private int requireNotTheLast(RegulatorFileStore.Owned owned, long measureId) {
        RequiredMeasure measure = actions.measure(measureId)
                .orElseThrow(RegulatorFileService::unknownFile)
                .measure();
        boolean others = files.of(owned.actionId()).stream()
                .anyMatch(file -> file.id() != owned.file().id()
                        && file.removed() == null
                        && Objects.equals(file.measureId(), measureId));
        boolean said = changes.of(owned.actionId()).stream()
                .anyMatch(change -> Objects.equals(change.measureId(), measureId) && isNoted(change.noteKind()));
        if (measure.state() == MeasureState.DONE && !others && !said) {
            throw new RejectedException(MessageText.of("regulator.file.last"));
        }
        return measure.position();
    }

    private static boolean isNoted(@Nullable NoteKind kind) {
        return kind != null;
    }

    private RegulatorActionStore.Head open(long actionId) {
        RegulatorActionStore.Head head =
                actions.lock(actionId).orElseThrow(() -> new RejectedException(MessageText.of("regulator.unknown")));
        if (head.withdrawn() != null) {
            throw new RejectedException(MessageText.of("regulator.rule.withdrawn"));
        }
        return head;
    }

    private static RejectedException unknownFile() {
        return new RejectedException(MessageText.of("regulator.file.unknown"));
    }
}
