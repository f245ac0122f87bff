package jp.madoguchi.contract;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.audit.SentOnce;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What shows that an obligation was fulfilled in a month: handed in by the contractor, and taken from the portal. */
@Service
@Transactional(readOnly = true)
public class EvidenceService {
    /** A month's page shows all of it; more than this is meant for one file with a list in it. */
    public static final int MOST_PIECES = 200;

    public static final int MOST_FILES = 20;

    private final EvidenceStore store;
    private final ManifestStore manifests;
    private final ContractUse uses;
    private final ContractFiles files;
    private final ContractCells cells;
    private final PortalFigures figures;
    private final ContractTexts texts;
    private final ContractScope scope;
    private final ContractTrail trail;
    private final Clock clock;

    EvidenceService(
            EvidenceStore store,
            ManifestStore manifests,
            ContractUse uses,
            ContractFiles files,
            ContractCells cells,
            PortalFigures figures,
            ContractTexts texts,
            ContractScope scope,
            ContractTrail trail,
            Clock clock) {
        this.store = store;
        this.manifests = manifests;
        this.uses = uses;
        this.files = files;
        this.cells = cells;
        this.figures = figures;
        this.texts = texts;
        this.scope = scope;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What was handed in for a month, the latest first; what was taken back is among it.
     *
     * @throws RejectedException where the reader has no such obligation, or it isn't followed in the month
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
    public List<Evidence> ofMonth(long obligationId, YearMonth month) {
        cells.require(obligationId, month, scope.organisation());
        return store.ofCell(obligationId, month);
    }

    /**
     * What the portal itself knows about a month, as it is now.
     *
     * @throws RejectedException like {@link #ofMonth}
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
    public List<PortalFigure> figures(long obligationId, YearMonth month) {
        return figures.of(cells.require(obligationId, month, scope.organisation()));
    }

    /**
     * All that was handed in as evidence and not taken back, the costs' documents and the contract's own papers, with their digests.
     *
     * @throws RejectedException where the reader has no such contract
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public EvidenceManifest manifest(long contractId) {
        cells.contract(contractId, scope.organisation());
        return new EvidenceManifest(clock.instant(), manifests.entries(contractId));
    }

    /**
     * Hands in files with a statement, or a statement alone.
     *
     * @throws RejectedException for a month that has not begun, without a statement, for too much of something, for the same file
     *     twice, or one that other evidence of the contract has; nothing is kept then
     */
    @RolesAllowed(Roles.CONTRACTOR)
    // after waiting for another who hands in, what they did is seen
    @Transactional(isolation = Isolation.READ_COMMITTED)
    @SentOnce
    public long submit(long obligationId, YearMonth month, String statement, List<HandedInFile> handedIn) {
        uses.lockOf(obligationId);
        ContractCells.Cell cell = cells.require(obligationId, month, scope.ownOrganisation());
        if (month.isAfter(YearMonth.from(Tokyo.today(clock)))) {
            throw new RejectedException("month", MessageText.of("contract.evidence.future", month.toString()));
        }
        String kept = texts.required("statement", "contract.evidence.statement", statement, ContractTexts.TEXT);
        checkFiles(handedIn);
        handedIn.forEach(file -> refuseSecondTime(cell.contract().id(), file));
        if (store.ofCell(obligationId, month).size() >= MOST_PIECES) {
            throw new RejectedException(MessageText.of("contract.evidence.tooMany", MOST_PIECES));
        }
        Signed signed = scope.signed();
        long id = store.add(cell.contract().id(), obligationId, month, kept, handedIn.size(), signed);
        handedIn.forEach(file -> files.add(cell.contract().id(), ContractFiles.Owner.EVIDENCE, id, file, signed));
        trail.record(
                "contract.audit.submitted",
                cell,
                null,
                Map.of(
                        "contract.audit.evidence",
                        String.valueOf(id),
                        "contract.audit.files",
                        String.valueOf(handedIn.size()),
                        "contract.audit.sha256",
                        String.join(
                                " ", handedIn.stream().map(HandedInFile::sha256).toList())));
        return id;
    }

    private void refuseSecondTime(long contractId, HandedInFile file) {
        files.inEvidence(contractId, file.sha256()).ifPresent(place -> {
            throw new RejectedException(
                    "files",
                    MessageText.of(
                            "contract.evidence.elsewhere",
                            file.name(),
                            place.obligation(),
                            place.month().toString()));
        });
    }

    static void checkFiles(List<HandedInFile> handedIn) {
        if (handedIn.size() > MOST_FILES) {
            throw new RejectedException("files", MessageText.of("contract.evidence.tooManyFiles", MOST_FILES));
        }
        Set<String> digests = new HashSet<>();
        for (HandedInFile file : handedIn) {
            if (!digests.add(file.sha256())) {
                throw new RejectedException("files", MessageText.of("contract.evidence.twice", file.name()));
            }
        }
    }

    /**
     * Takes a piece back; it stays readable as taken back.
     *
     * @throws RejectedException where it is unknown, was taken back already, or a review rests on it
     */
    @RolesAllowed(Roles.CONTRACTOR)
    @Transactional
    public void withdraw(long evidenceId) {
        Evidence evidence = store.find(evidenceId, scope.ownOrganisation())
                .orElseThrow(() -> new RejectedException(MessageText.of("contract.unknown")));
        ContractCells.Cell cell = cells.require(evidence.obligationId(), evidence.month(), scope.ownOrganisation());
        if (!store.withdraw(evidenceId, scope.signed())) {
            throw new RejectedException(MessageText.of("contract.evidence.notWithdrawable"));
        }
        trail.record(
                "contract.audit.withdrawn", cell, null, Map.of("contract.audit.evidence", String.valueOf(evidenceId)));
    }
}
