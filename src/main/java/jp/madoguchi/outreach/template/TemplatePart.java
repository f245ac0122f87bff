package jp.madoguchi.outreach.template;

/** The parts of a template, as they stand in the form. */
public enum TemplatePart {
    SUBJECT_JA(false),
    TEXT_JA(false),
    HTML_JA(true),
    SUBJECT_EN(false),
    TEXT_EN(false),
    HTML_EN(true);

    private final boolean html;

    TemplatePart(boolean html) {
        this.html = html;
    }

    boolean isHtml() {
        return html;
    }

    boolean isSubject() {
        return this == SUBJECT_JA || this == SUBJECT_EN;
    }

    boolean isEnglish() {
        return ordinal() >= SUBJECT_EN.ordinal();
    }
}
