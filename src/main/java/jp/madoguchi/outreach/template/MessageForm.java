package jp.madoguchi.outreach.template;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a template together, the English below the Japanese. */
final class MessageForm {
    private static final String RULE = "\n\n----------\n\n";
    /** Well-formed HTML knows five names; none of these characters gets out of a text or an attribute. */
    private static final Map<Character, String> ESCAPED =
            Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;", '\'', "&#39;");

    private MessageForm() {}

    static @Nullable String subject(
            TemplateTexts texts, Function<MessageField, String> ja, Function<MessageField, String> en) {
        String subject = texts.subjectJa();
        if (subject == null) {
            return null;
        }
        String filled = TemplateText.parse(subject).filled(ja);
        String english = texts.subjectEn();
        return english == null
                ? filled
                : filled + " / " + TemplateText.parse(english).filled(en);
    }

    static String text(TemplateTexts texts, Function<MessageField, String> ja, Function<MessageField, String> en) {
        String japanese = texts.textJa();
        String filled = japanese == null ? "" : TemplateText.parse(japanese).filled(ja);
        String english = texts.textEn();
        return english == null
                ? filled
                : filled + RULE + TemplateText.parse(english).filled(en);
    }

    static @Nullable String html(
            TemplateTexts texts, Function<MessageField, String> ja, Function<MessageField, String> en) {
        String japanese = texts.htmlJa();
        if (japanese == null) {
            return null;
        }
        String english = texts.htmlEn();
        String body = "<div lang=\"ja\">" + TemplateText.parse(japanese).filled(escaped(ja)) + "</div>"
                + (english == null
                        ? ""
                        : "<hr/><div lang=\"en\">" + TemplateText.parse(english).filled(escaped(en)) + "</div>");
        return "<!DOCTYPE html><html lang=\"ja\"><head><meta charset=\"utf-8\"/></head><body>" + body
                + "</body></html>";
    }

    private static Function<MessageField, String> escaped(Function<MessageField, String> values) {
        return field -> field == MessageField.GIFT_LINKS ? links(values.apply(field)) : escaped(values.apply(field));
    }

    /** One link a line; what hides them in a preview is no link. */
    private static String links(String lines) {
        StringBuilder links = new StringBuilder();
        for (String line : lines.split("\n", -1)) {
            String address = escaped(line);
            links.append(links.isEmpty() ? "" : "<br/>")
                    .append(line.startsWith("https://") ? "<a href=\"" + address + "\">" + address + "</a>" : address);
        }
        return links.toString();
    }

    static String escaped(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            escaped.append(ESCAPED.getOrDefault(c, String.valueOf(c)));
        }
        return escaped.toString();
    }
}
