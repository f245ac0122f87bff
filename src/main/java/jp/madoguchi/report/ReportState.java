package jp.madoguchi.report;

/** How far a report has come. */
public enum ReportState {
    /** Officials write; its figures are those of the moment. */
    DRAFT,
    /** Waits for the approver with the figures that were taken then; nothing in it changes. */
    UNDER_REVIEW,
    /** For good: texts, figures and files stay as they are. */
    RELEASED,
    /** Released, and another released report has taken its place since. */
    SUPERSEDED;

    public boolean isReleased() {
        return this == RELEASED || this == SUPERSEDED;
    }

    public String textKey() {
        return "report.state." + name();
    }
}
