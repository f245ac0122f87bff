package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.contract.ContractChanged;
import jp.madoguchi.contract.ContractFileService;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.Evidence;
import jp.madoguchi.contract.EvidenceService;
import jp.madoguchi.contract.Obligation;
import jp.madoguchi.contract.PerformanceReview;
import jp.madoguchi.contract.PerformanceReviewService;
import jp.madoguchi.contract.RemediationService;
import jp.madoguchi.contract.SeenMonth;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.EmptyState;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PageHeader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of an obligation's month, for the city and for the contractor, from what each may see and do. */
@Component
class MonthPage {
    private final ContractService contracts;
    private final EvidenceService evidence;
    private final PerformanceReviewService reviews;
    private final RemediationService remediations;
    private final ContractFileService files;
    private final FileIntake intake;
    private final LiveUpdates live;
    private final Clock clock;

    MonthPage(
            ContractService contracts,
            EvidenceService evidence,
            PerformanceReviewService reviews,
            RemediationService remediations,
            ContractFileService files,
            FileIntake intake,
            LiveUpdates live,
            Clock clock) {
        this.contracts = contracts;
        this.evidence = evidence;
        this.reviews = reviews;
        this.remediations = remediations;
        this.files = files;
        this.intake = intake;
        this.live = live;
        this.clock = clock;
    }

    /** Fills the page; what isn't there and what isn't the reader's look the same. */
    void fill(Div page, Reader reader, @Nullable Long obligationId, @Nullable YearMonth month) {
        page.removeAll();
        if (obligationId == null || month == null) {
            showUnknown(page, reader);
            return;
        }
        try {
            Obligation obligation = contracts.obligation(obligationId);
            Sections sections = new Sections(page, reader, obligation, month);
            sections.show();
        } catch (RejectedException e) {
            page.removeAll();
            showUnknown(page, reader);
        }
    }

    private static void showUnknown(Div page, Reader reader) {
        Anchor back = new Anchor(reader.area(), page.getTranslation("contract.month.back"));
        page.add(
                new PageHeader(page.getTranslation("contract.month.pageTitle")),
                new EmptyState(
                        page.getTranslation("contract.month.unknown.title"),
                        page.getTranslation("contract.month.unknown.text"),
                        back));
    }

    /** The parts of one page; its lists are filled anew when something changes, its forms stay. */
    private final class Sections {
        final Div anchor = new Div();
        private final Obligation obligation;
        private final YearMonth month;
        private final FigureTable figures;
        private final EvidenceList pieces;
        private final ReviewList judged = new ReviewList();
        private final RemediationList mend;
        private @Nullable ReviewForm reviewForm;
        private @Nullable AnswerForm answerForm;

        Sections(Div page, Reader reader, Obligation obligation, YearMonth month) {
            this.obligation = obligation;
            this.month = month;
            LocalDate today = Tokyo.today(clock);
            figures = new FigureTable(reader.isCity());
            pieces = new EvidenceList(files, reader.handsIn() ? this::withdraw : null);
            mend = new RemediationList(remediations, reader, today, this::show);
            // before it is attached: a page that goes on to another month is already
            live.follow(anchor, ContractChanged.class, this::show);
            page.add(anchor, header(page, reader));
            page.add(new CardSection(page.getTranslation("contract.figure.title"), figures));
            CardSection handedIn = new CardSection(page.getTranslation("contract.evidence.title"), pieces);
            boolean begun = !month.isAfter(YearMonth.from(today));
            if (reader.handsIn() && begun) {
                handedIn.add(new EvidenceForm(intake, (statement, chosen) -> {
                    evidence.submit(obligation.id(), month, statement, chosen);
                    show();
                }));
            }
            CardSection review = new CardSection(page.getTranslation("contract.review.title"), judged);
            page.add(handedIn, review, new CardSection(page.getTranslation("contract.remediation.title"), mend));
            if (reader.handsIn()) {
                AnswerForm form = new AnswerForm((version, text) -> {
                    reviews.answer(obligation.id(), month, version, text);
                    show();
                });
                answerForm = form;
                review.add(form);
            }
            if (reader.reviews() && begun) {
                ReviewForm form = new ReviewForm(today, (seen, text, ordered) -> {
                    try {
                        reviews.review(obligation.id(), month, seen, text, ordered);
                    } finally {
                        // whether it was kept or somebody else was quicker: what there is now is shown
                        show();
                    }
                });
                reviewForm = form;
                page.add(new CardSection(page.getTranslation("contract.review.write"), form));
            }
        }

        private PageHeader header(Div page, Reader reader) {
            PageHeader header = new PageHeader(
                    page.getTranslation(
                            "contract.month.title",
                            Words.month(month, Words.locale()),
                            obligation.number(),
                            page.getTranslation(obligation.kind().textKey())),
                    obligation.terms().text());
            header.add(new Hint(page.getTranslation("contract.field.MEASURE") + "："
                    + obligation.terms().measure()));
            Anchor back = new Anchor(
                    reader.area() + "?contract=" + obligation.contractId(), page.getTranslation("contract.month.back"));
            back.getElement().setAttribute("router-link", true);
            header.addActions(back);
            return header;
        }

        void show() {
            List<Evidence> handedIn = evidence.ofMonth(obligation.id(), month);
            List<PerformanceReview> all = reviews.ofMonth(obligation.id(), month);
            figures.show(evidence.figures(obligation.id(), month));
            pieces.show(handedIn);
            judged.show(all, reviews.answers(obligation.id(), month));
            mend.show(remediations.ofMonth(obligation.id(), month));
            if (reviewForm != null) {
                reviewForm.shown(SeenMonth.of(all, handedIn));
            }
            if (answerForm != null) {
                answerForm.shown(all.isEmpty() ? 0 : all.getFirst().version());
            }
        }

        private void withdraw(long id) {
            try {
                evidence.withdraw(id);
                Notices.success(MessageText.of("contract.evidence.withdrawn"));
            } catch (RejectedException e) {
                Notices.error(e);
            }
            show();
        }
    }
}
