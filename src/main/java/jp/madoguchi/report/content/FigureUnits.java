package jp.madoguchi.report.content;

/** What figures count; keys of texts with the number in them. */
final class FigureUnits {
    static final String CARDS = "report.content.unit.cards";
    static final String CALLS = "report.content.unit.calls";
    static final String ACTIONS = "report.content.unit.actions";
    static final String MONTHS = "report.content.unit.months";
    static final String ISSUERS = "report.content.unit.issuers";
    static final String CALLERS = "report.content.unit.callers";
    static final String MESSAGES = "report.content.unit.messages";
    static final String DAYS = "report.content.unit.days";
    static final String OBLIGATIONS = "report.content.unit.obligations";

    private FigureUnits() {}
}
