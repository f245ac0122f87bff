package jp.madoguchi.outreach.template;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jp.madoguchi.platform.i18n.MessageText;

/** A text with named fields in double braces, taken apart. */
final class TemplateText {
    /** @param start where it begins in the text */
    sealed interface Piece {
        record Words(String text) implements Piece {}

        record Field(MessageField field, int start) implements Piece {}
    }

    /** @param start of what is wrong, as an index of the text */
    record Fault(int start, MessageText text) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private TemplateText() {}

    static TemplateText parse(String text) {
        TemplateText parsed = new TemplateText();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("{{", at);
            parsed.words(text, at, open < 0 ? text.length() : open);
            if (open < 0) {
                break;
            }
            at = parsed.field(text, open);
        }
        return parsed;
    }

    private void words(String text, int from, int to) {
        int stray = text.indexOf("}}", from);
        if (stray >= 0 && stray < to) {
            faults.add(new Fault(stray, MessageText.of("outreach.template.problem.unopened")));
        }
        if (to > from) {
            pieces.add(new Piece.Words(text.substring(from, to)));
        }
    }

    /** Takes in the field whose braces open here, and says where the text goes on. */
    private int field(String text, int open) {
        int close = text.indexOf("}}", open + 2);
        int next = text.indexOf("{{", open + 2);
        int lineEnd = text.indexOf('\n', open);
        if (close < 0 || (next >= 0 && next < close) || (lineEnd >= 0 && lineEnd < close)) {
            faults.add(new Fault(open, MessageText.of("outreach.template.problem.unclosed")));
            return open + 2;
        }
        String name = text.substring(open + 2, close).strip();
        if (name.isEmpty()) {
            faults.add(new Fault(open, MessageText.of("outreach.template.problem.unnamed")));
        } else {
            MessageField.named(name)
                    .ifPresentOrElse(
                            field -> pieces.add(new Piece.Field(field, open)),
                            () -> faults.add(
                                    new Fault(open, MessageText.of("outreach.template.problem.unknown", name))));
        }
        return close + 2;
    }

    List<Piece.Field> fields() {
        return pieces.stream()
                .filter(Piece.Field.class::isInstance)
                .map(Piece.Field.class::cast)
                .toList();
    }

    Set<MessageField> names() {
        Set<MessageField> names = EnumSet.noneOf(MessageField.class);
        fields().forEach(field -> names.add(field.field()));
        return names;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    String filled(Function<MessageField, String> values) {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            filled.append(
                    switch (piece) {
                        case Piece.Words words -> words.text();
                        case Piece.Field field -> values.apply(field.field());
                    });
        }
        return filled.toString();
    }
}
