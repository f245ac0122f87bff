package jp.madoguchi.contract;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.Roles;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Officials judge an obligation month by month; the contractor reads it and answers. */
@Service
@Transactional(readOnly = true)
public class PerformanceReviewService {
    /** More is for a talk. */
    static final int MOST_REMEDIATIONS = 10;

    static final int MOST_ANSWERS = 100;

    private final PerformanceReviewStore store;
    private final EvidenceStore evidence;
    private final RemediationStore remediations;
    private final PortalFigures figures;
    private final ContractCells cells;
    private final ContractTexts texts;
    private final ContractScope scope;
    private final ContractTrail trail;
    private final Clock clock;

    PerformanceReviewService(
            PerformanceReviewStore store,
            EvidenceStore evidence,
            RemediationStore remediations,
            PortalFigures figures,
            ContractCells cells,
            ContractTexts texts,
            ContractScope scope,
            ContractTrail trail,
            Clock clock) {
        this.store = store;
        this.evidence = evidence;
        this.remediations = remediations;
        this.figures = figures;
        this.cells = cells;
        this.texts = texts;
        this.scope = scope;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * All versions of a month's judgement with what each rests on, the one that counts first.
     *
     * @throws RejectedException where the reader has no such obligation, or it isn't followed in the month
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
    public List<PerformanceReview> ofMonth(long obligationId, YearMonth month) {
        cells.require(obligationId, month, scope.organisation());
        return store.ofCell(obligationId, month);
    }

    /**
     * What the contractor answered to any of them, the latest last.
     *
     * @throws RejectedException like {@link #ofMonth}
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
    public List<ReviewAnswer> answers(long obligationId, YearMonth month) {
        cells.require(obligationId, month, scope.organisation());
        return store.answers(obligationId, month);
    }

    /**
     * Judges a month, or judges it anew with a reason; what was handed in and the portal's figures are kept as they are now.
     *
     * @param seen what was on the screen; where there is more or less by now, nothing is changed
     * @param ordered a refusal names the field of the one that it is about by its place, from 0: {@code task0}, {@code dueOn0}
     * @throws RejectedException also for whoever works for the contractor or handed any of it in, for a month that hasn't begun, and
     *     without a finding or a reason where one is needed
     */
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void review(
            long obligationId, YearMonth month, SeenMonth seen, ReviewText text, List<NewRemediation> ordered) {
        ContractCells.Cell cell = cells.require(obligationId, month, null);
        scope.requireNotOfContractor(cell.contract().terms().contractor());
        if (month.isAfter(YearMonth.from(Tokyo.today(clock)))) {
            throw new RejectedException("month", MessageText.of("contract.review.future", month.toString()));
        }
        refuseIfReviewed(obligationId, month, seen.reviewVersion());
        ReviewText kept = checked(text, seen.reviewVersion());
        List<NewRemediation> tasks = checked(ordered);
        List<Evidence> pieces = evidence.ofCell(obligationId, month).stream()
                .filter(one -> one.state() != EvidenceState.WITHDRAWN)
                .toList();
        scope.requireNotHandedIn(pieces.stream().map(Evidence::submitted).toList());
        List<Long> ids = pieces.stream().map(Evidence::id).toList();
        if (!List.copyOf(ids).equals(seen.evidence()) || evidence.freeze(obligationId, month, ids) != ids.size()) {
            throw new RejectedException("seen", MessageText.of("contract.review.evidenceChanged"));
        }
        Signed signed = scope.signed();
        long contract = cell.contract().id();
        int version = seen.reviewVersion() + 1;
        try {
            long review = store.add(contract, obligationId, month, version, kept, signed);
            store.addItems(review, items(pieces, figures.of(cell)));
        } catch (DuplicateKeyException e) {
            throw new RejectedException("seen", MessageText.of("contract.review.meanwhile"));
        }
        tasks.forEach(task -> remediations.add(contract, obligationId, month, version, task, signed));
        trail.record(
                "contract.audit.reviewed",
                cell,
                kept.reason(),
                Map.of(
                        "contract.audit.version",
                        String.valueOf(version),
                        "contract.audit.judgement",
                        kept.judgement().name(),
                        "contract.audit.evidences",
                        String.valueOf(ids.size()),
                        "contract.audit.remediations",
                        String.valueOf(tasks.size())));
    }

    private void refuseIfReviewed(long obligationId, YearMonth month, int seen) {
        Optional<MonthStanding.ReviewLine> last = store.last(obligationId, month);
        if (last.isPresent() && last.get().version() != seen) {
            throw new RejectedException(
                    "seen",
                    MessageText.of(
                            "contract.review.reviewedBy",
                            last.get().signed().name(),
                            MessageText.of(last.get().judgement().textKey())));
        }
    }

    private ReviewText checked(ReviewText text, int before) {
        String label = "contract.review.finding";
        String finding = text.judgement().needsFinding()
                ? texts.required("finding", label, text.finding(), ContractTexts.TEXT)
                : Objects.requireNonNullElse(texts.optional("finding", label, text.finding(), ContractTexts.TEXT), "");
        String reason = before == 0
                ? null
                : texts.required("reason", "contract.review.reason", text.reason(), ContractTexts.REASON);
        return new ReviewText(text.judgement(), finding, reason);
    }

    private List<NewRemediation> checked(List<NewRemediation> ordered) {
        if (ordered.size() > MOST_REMEDIATIONS) {
            throw new RejectedException(
                    "remediations", MessageText.of("contract.remediation.tooMany", MOST_REMEDIATIONS));
        }
        LocalDate today = Tokyo.today(clock);
        List<NewRemediation> kept = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            NewRemediation one = ordered.get(i);
            String task = texts.required("task" + i, "contract.remediation.task", one.task(), ContractTexts.TASK);
            if (one.dueOn().isBefore(today)) {
                throw new RejectedException("dueOn" + i, MessageText.of("contract.remediation.past"));
            }
            kept.add(new NewRemediation(task, one.dueOn()));
        }
        return kept;
    }

    private static List<ReviewedItem> items(List<Evidence> pieces, List<PortalFigure> figures) {
        List<ReviewedItem> items = new ArrayList<>();
        for (Evidence piece : pieces) {
            items.add(new ReviewedItem.Statement(piece.id(), piece.statement()));
            piece.files()
                    .forEach(file -> items.add(
                            new ReviewedItem.File(piece.id(), file.id(), file.name(), file.size(), file.sha256())));
        }
        figures.forEach(one -> items.add(
                new ReviewedItem.Figure(one.kind(), one.value(), one.of(), one.from(), one.to(), one.asOf())));
        return items;
    }

    /**
     * The contractor's answer to the last review.
     *
     * @param version the review that was read; where there is another by now, nothing is kept
     */
    @RolesAllowed(Roles.CONTRACTOR)
    @Transactional
    public void answer(long obligationId, YearMonth month, int version, String text) {
        ContractCells.Cell cell = cells.require(obligationId, month, scope.ownOrganisation());
        int last = store.last(obligationId, month)
                .map(MonthStanding.ReviewLine::version)
                .orElse(0);
        if (last == 0) {
            throw new RejectedException(MessageText.of("contract.answer.nothing"));
        }
        if (last != version) {
            throw new RejectedException("seen", MessageText.of("contract.answer.meanwhile"));
        }
        String kept = texts.required("answer", "contract.answer.text", text, ContractTexts.TEXT);
        if (store.answers(obligationId, month).size() >= MOST_ANSWERS) {
            throw new RejectedException(MessageText.of("contract.answer.tooMany", MOST_ANSWERS));
        }
        store.addAnswer(cell.contract().id(), obligationId, month, version, kept, scope.signed());
        trail.record("contract.audit.answered", cell, null, Map.of("contract.audit.version", String.valueOf(version)));
    }
}
