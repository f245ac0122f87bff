package jp.madoguchi.reissue.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.reissue.ReissueFigure;
import jp.madoguchi.reissue.ReissueReport;
import jp.madoguchi.reissue.ReportState;
import org.jspecify.annotations.Nullable;

/**
 * One report with all that a reviewer wants to know of it.
 *
 * @param comparedWith the accepted report before it: of the same day for a correction, else of the latest day before; absent for
 *     the first
 * @param exceeded the accepted report of the next day that has one, where one of its figures is lower than here
 * @param figures in the order of the incident's issuers
 * @param before the total of the one before, over the same issuers
 * @param decision absent while it waits
 * @param notes the city's remarks, the first written first; empty for whoever isn't the city
 * @param sameDay all that was sent for the day, in the order of the revisions, itself among them
 * @param unaltered whether the figures are still those that were decided on; true while nothing is decided
 */
public record ReportDossier(
        long incidentId,
        String organisation,
        ReissueReport report,
        Sending sending,
        @Nullable Compared comparedWith,
        @Nullable Compared exceeded,
        List<FigureChange> figures,
        ReissueFigure before,
        @Nullable ReportDecision decision,
        List<FigureNote> notes,
        List<Compared> sameDay,
        boolean unaltered) {
    public ReportDossier {
        figures = List.copyOf(figures);
        notes = List.copyOf(notes);
        sameDay = List.copyOf(sameDay);
    }

    /**
     * The file and who sent it when.
     *
     * @param warnings what the sender was warned of before sending
     * @param original whether the file itself was kept
     */
    public record Sending(
            long uploadId,
            String fileName,
            String sha256,
            String submittedBy,
            Instant submittedAt,
            @Nullable String correctionReason,
            @Nullable String explanation,
            List<SenderWarning> warnings,
            boolean original) {
        boolean saysWhy() {
            return isSaid(correctionReason) || isSaid(explanation);
        }

        private static boolean isSaid(@Nullable String text) {
            return text != null && !text.isBlank();
        }
    }

    /** Another report of the same organisation. */
    public record Compared(long id, LocalDate asOf, int revision, ReportState state) {}

    ReportDossier with(List<FigureNote> remarks) {
        return new ReportDossier(
                incidentId,
                organisation,
                report,
                sending,
                comparedWith,
                exceeded,
                figures,
                before,
                decision,
                remarks,
                sameDay,
                unaltered);
    }

    public ReissueFigure total() {
        return report.total();
    }

    public @Nullable Integer change() {
        return FigureChange.change(before, total());
    }

    public @Nullable BigDecimal changePercent() {
        return FigureChange.changePercent(before, total());
    }

    public boolean isCorrection() {
        return comparedWith != null && comparedWith.asOf().equals(report.asOf());
    }

    /** Whether a figure falls and nobody says why. */
    boolean fallsWithoutReason() {
        return !sending.saysWhy() && figures.stream().anyMatch(FigureChange::falls);
    }

    /** Whether a figure falls from here to the next day that is accepted, and nobody says why. */
    boolean exceedsWithoutReason() {
        return !sending.saysWhy() && exceeded != null;
    }
}
