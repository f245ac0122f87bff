package jp.madoguchi.report.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.report.content.SectionPart.Kind;
import jp.madoguchi.report.content.SectionPart.Named;
import org.springframework.stereotype.Component;

/** Finds what is wrong with a section's text before it becomes a document. */
@Component
class TextCheck {
    private static final int MOST_SUGGESTED = 3;
    /** Letters that a mistyped key may differ in. */
    private static final int NEAR = 3;

    private final CardNumberGuard guard;

    TextCheck(CardNumberGuard guard) {
        this.guard = guard;
    }

    /** By their place. */
    List<TextProblem> problems(String text, ReportFigures figures) {
        SectionReader.Found found = SectionReader.read(text);
        List<TextProblem> problems = new ArrayList<>(found.problems());
        for (SectionPart part : found.parts()) {
            if (part.kind() == Kind.LIST) {
                checkList(part, figures, problems);
            }
            part.pieces().forEach(piece -> {
                if (piece instanceof Named named) {
                    checkFigure(named, figures, problems);
                }
            });
        }
        int number = 1;
        for (String line : text.lines().toList()) {
            int at = number++;
            guard.find(line)
                    .ifPresent(card -> problems.add(new TextProblem(
                            at, card.start() + 1, MessageText.of("report.content.problem.cardNumber"))));
        }
        return problems.stream()
                .sorted(Comparator.comparingInt(TextProblem::line).thenComparingInt(TextProblem::column))
                .toList();
    }

    private static void checkList(SectionPart part, ReportFigures figures, List<TextProblem> problems) {
        ReportKind kind = figures.scope().kind();
        if (ReportList.named(part.list(), kind).isEmpty()) {
            problems.add(new TextProblem(
                    part.line(),
                    1,
                    MessageText.of(
                            "report.content.problem.list",
                            part.list(),
                            ReportList.of(kind).stream().map(ReportList::code).collect(Collectors.joining(", ")))));
        }
    }

    private static void checkFigure(Named named, ReportFigures figures, List<TextProblem> problems) {
        ReportFigure figure = figures.figures().get(named.key());
        if (figure == null) {
            List<String> near = near(named.key(), figures);
            problems.add(problem(
                    named,
                    near.isEmpty()
                            ? MessageText.of("report.content.problem.figure", named.key())
                            : MessageText.of(
                                    "report.content.problem.figureNear", named.key(), String.join(", ", near))));
            return;
        }
        FigureForm form = FigureForm.named(named.form()).orElse(null);
        if (form != null && form.fits(figure.value())) {
            return;
        }
        String fitting = FigureForm.fitting(figure.value()).stream()
                .map(FigureForm::code)
                .collect(Collectors.joining(", "));
        String key = form == null ? "report.content.problem.form" : "report.content.problem.formFits";
        problems.add(problem(
                named,
                fitting.isEmpty()
                        ? MessageText.of("report.content.problem.noForm", figure.name())
                        : MessageText.of(key, named.form(), figure.name(), fitting)));
    }

    private static TextProblem problem(Named named, MessageText message) {
        return new TextProblem(named.line(), named.column(), message);
    }

    /** Those that begin alike or are mistyped by few letters, the nearest first. Of the days only where a day was meant. */
    private static List<String> near(String key, ReportFigures figures) {
        record Near(String key, int distance) {}
        Stream<String> keys = figures.figures().keySet().stream()
                .filter(other -> key.startsWith("day.") || !other.startsWith("day."));
        return keys.map(other -> new Near(other, distance(key, other)))
                .filter(near -> near.distance() <= NEAR)
                .sorted(Comparator.comparingInt(Near::distance))
                .limit(MOST_SUGGESTED)
                .map(Near::key)
                .toList();
    }

    /** Letters to be put in, taken out or changed; a key that only goes on is near. */
    private static int distance(String one, String other) {
        if (other.startsWith(one + ".")) {
            return 1;
        }
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + same);
            }
            before = now;
        }
        return before[other.length()];
    }
}
