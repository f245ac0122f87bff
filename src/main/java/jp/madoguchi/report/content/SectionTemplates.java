package jp.madoguchi.report.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.report.content.SectionPart.Kind;
import jp.madoguchi.report.content.SectionPart.Named;
import org.springframework.stereotype.Component;

/**
 * The sections that a new report begins with. They stand in the files {@code report/<kind>.txt}: {@code == code | title} begins a
 * section, and a line that begins with {@code or} stands in for the one above where that names a figure that there isn't.
 */
@Component
public class SectionTemplates {
    private static final String SECTION = "== ";
    private static final String OR = "or ";

    private final IncidentService incidents;
    private final Map<ReportKind, List<Template>> templates = new EnumMap<>(ReportKind.class);

    SectionTemplates(IncidentService incidents) {
        this.incidents = incidents;
        for (ReportKind kind : ReportKind.values()) {
            templates.put(kind, read(kind));
        }
    }

    /** In full, whatever figures there are. */
    public List<SectionText> of(ReportKind kind) {
        return sections(kind, line -> true);
    }

    /**
     * Made for these figures: of each sentence the first wording all of whose figures there are and were counted. What would name
     * one that there isn't is left out, and a section of which nothing remains as well.
     */
    public List<SectionText> of(ReportFigures figures) {
        return sections(figures.scope().kind(), line -> isThere(line, figures)).stream()
                .filter(section -> !section.text().isBlank())
                .toList();
    }

    /** The title that a new report of the kind begins with. */
    public String title(ReportScope scope) {
        return switch (scope.kind()) {
            case STATUS ->
                incidents
                                .byId(scope.incidentId())
                                .map(incident -> incident.name().ja())
                                .orElse("事案")
                        + "への対応について";
            case CALL_CENTER -> "コールセンター" + (isMonth(scope) ? "月次" : "") + "報告（" + span(scope) + "）";
            case REISSUE -> "カード再発行状況報告（" + JapaneseDates.era(scope.to()) + "現在）";
            case PERFORMANCE -> "委託業務履行状況報告（" + JapaneseDates.era(scope.to()) + "現在）";
        };
    }

    private static boolean isMonth(ReportScope scope) {
        YearMonth month = YearMonth.from(scope.from());
        return scope.from().equals(month.atDay(1)) && scope.to().equals(month.atEndOfMonth());
    }

    private static String span(ReportScope scope) {
        String from = JapaneseDates.era(scope.from());
        return isMonth(scope) ? from.substring(0, from.indexOf('月') + 1) : from + "～" + JapaneseDates.era(scope.to());
    }

    private List<SectionText> sections(ReportKind kind, Predicate<String> isThere) {
        return Objects.requireNonNull(templates.get(kind)).stream()
                .map(template -> new SectionText(template.code(), template.title(), template.text(isThere)))
                .toList();
    }

    private static boolean isThere(String line, ReportFigures figures) {
        return SectionReader.read(line).parts().stream().allMatch(part -> isThere(part, figures));
    }

    private static boolean isThere(SectionPart part, ReportFigures figures) {
        if (part.kind() == Kind.LIST) {
            return ReportList.named(part.list(), figures.scope().kind())
                    .filter(list -> list.isFilled(figures))
                    .isPresent();
        }
        return part.pieces().stream()
                .allMatch(piece -> !(piece instanceof Named named)
                        || figures.figure(named.key())
                                .filter(figure -> !(figure.value() instanceof FigureValue.NotCounted))
                                .isPresent());
    }

    /** @param lines each with its other wordings behind it */
    private record Template(String code, String title, List<List<String>> lines) {
        String text(Predicate<String> isThere) {
            List<String> chosen = new ArrayList<>();
            for (List<String> wordings : lines) {
                wordings.stream().filter(isThere).findFirst().ifPresent(chosen::add);
            }
            return String.join("\n", chosen).strip();
        }
    }

    private static List<Template> read(ReportKind kind) {
        List<Template> templates = new ArrayList<>();
        for (String line : file(kind).lines().toList()) {
            if (line.startsWith(SECTION)) {
                String[] head = line.substring(SECTION.length()).split(" \\| ", 2);
                templates.add(new Template(head[0], head[1], new ArrayList<>()));
            } else if (line.startsWith(OR)) {
                templates.getLast().lines().getLast().add(line.substring(OR.length()));
            } else {
                templates.getLast().lines().add(new ArrayList<>(List.of(line)));
            }
        }
        return templates;
    }

    private static String file(ReportKind kind) {
        String name = "/report/" + kind.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream file = SectionTemplates.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The template " + name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
