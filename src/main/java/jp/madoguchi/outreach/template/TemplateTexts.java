package jp.madoguchi.outreach.template;

import org.jspecify.annotations.Nullable;

/** What is written in a template. A part that is blank isn't there. */
public record TemplateTexts(
        @Nullable String subjectJa,
        @Nullable String textJa,
        @Nullable String htmlJa,
        @Nullable String subjectEn,
        @Nullable String textEn,
        @Nullable String htmlEn) {
    public TemplateTexts {
        subjectJa = orNull(subjectJa);
        textJa = orNull(textJa);
        htmlJa = orNull(htmlJa);
        subjectEn = orNull(subjectEn);
        textEn = orNull(textEn);
        htmlEn = orNull(htmlEn);
    }

    public @Nullable String of(TemplatePart part) {
        return switch (part) {
            case SUBJECT_JA -> subjectJa;
            case TEXT_JA -> textJa;
            case HTML_JA -> htmlJa;
            case SUBJECT_EN -> subjectEn;
            case TEXT_EN -> textEn;
            case HTML_EN -> htmlEn;
        };
    }

    boolean hasEnglish() {
        return subjectEn != null || textEn != null || htmlEn != null;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\r\n", "\n");
    }
}
