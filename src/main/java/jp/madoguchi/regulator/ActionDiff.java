package jp.madoguchi.regulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.regulator.RegulatorChange.Field;
import jp.madoguchi.regulator.RegulatorChange.Line;
import org.jspecify.annotations.Nullable;

/** What a change makes different, line by line. Of several, those at the same place are compared. */
final class ActionDiff {
    private final List<Line> lines = new ArrayList<>();

    private ActionDiff() {}

    /** @param was absent for a new entry */
    static List<Line> of(@Nullable RegulatorAction was, RegulatorAction now) {
        ActionDiff diff = new ActionDiff();
        diff.add(Field.KIND, null, was == null ? null : was.kind(), now.kind());
        diff.add(Field.AUTHORITY, null, was == null ? null : was.authority(), now.authority());
        diff.add(Field.ISSUED_ON, null, was == null ? null : was.issuedOn(), now.issuedOn());
        diff.add(Field.ADDRESSEE, null, was == null ? null : was.addressee(), now.addressee());
        Statute basis = was == null ? null : was.basis();
        diff.add(
                Field.LAW, null, basis == null ? null : basis.law(), now.basis().law());
        diff.add(
                Field.ARTICLE,
                null,
                basis == null ? null : basis.article(),
                now.basis().article());
        diff.add(
                Field.AS_OF,
                null,
                basis == null ? null : basis.asOf(),
                now.basis().asOf());
        diff.add(
                Field.LATER_NUMBER,
                null,
                basis == null ? null : basis.laterNumber(),
                now.basis().laterNumber());
        diff.add(Field.SUBJECT, null, was == null ? null : was.subject(), now.subject());
        diff.each(Field.MEASURE, was == null ? List.of() : texts(was.measures()), texts(now.measures()));
        now.measures().stream()
                .filter(measure -> measure.id() == 0)
                .forEach(measure -> diff.add(Field.DUE_ON, measure.position(), null, measure.dueOn()));
        diff.each(Field.REASON, was == null ? List.of() : was.reasons(), now.reasons());
        diff.add(Field.REMARK, null, was == null ? null : was.remark(), now.remark());
        return diff.lines;
    }

    /** What is done about a measure. */
    static List<Line> of(RequiredMeasure was, RequiredMeasure now) {
        ActionDiff diff = new ActionDiff();
        diff.add(Field.OWNER, null, was.owner(), now.owner());
        diff.add(Field.STATE, null, was.state(), now.state());
        diff.add(Field.DUE_ON, null, was.dueOn(), now.dueOn());
        return diff.lines;
    }

    private static List<String> texts(List<RequiredMeasure> measures) {
        return measures.stream().map(RequiredMeasure::text).toList();
    }

    private void each(Field field, List<String> was, List<String> now) {
        for (int i = 0; i < Math.max(was.size(), now.size()); i++) {
            add(field, i + 1, i < was.size() ? was.get(i) : null, i < now.size() ? now.get(i) : null);
        }
    }

    private void add(Field field, @Nullable Integer position, @Nullable Object was, @Nullable Object now) {
        String before = text(was);
        String after = text(now);
        if (!Objects.equals(before, after)) {
            lines.add(new Line(field, position, before, after));
        }
    }

    /** Nothing and an empty text are the same to whoever reads it. */
    private static @Nullable String text(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }
}
