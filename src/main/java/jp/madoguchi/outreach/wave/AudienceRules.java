package jp.madoguchi.outreach.wave;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a rule, each with the condition it is about. */
final class AudienceRules {
    private static final int MOST_CONDITIONS = 30;
    private static final int DEEPEST = 5;

    private final Incident incident;
    private final Set<Integer> waves;

    /** @param waves the numbers of those that were released */
    AudienceRules(Incident incident, Set<Integer> waves) {
        this.incident = incident;
        this.waves = waves;
    }

    List<AudienceProblem> problems(Audience audience) {
        List<AudienceProblem> problems = new ArrayList<>();
        List<Audience> top = top(audience);
        if (audience instanceof Audience.AnyOf && top.isEmpty()) {
            problems.add(new AudienceProblem(-1, MessageText.of("outreach.wave.rule.nobody")));
        }
        if (size(audience) > MOST_CONDITIONS || depth(audience) > DEEPEST) {
            problems.add(
                    new AudienceProblem(-1, MessageText.of("outreach.wave.rule.tooMuch", MOST_CONDITIONS, DEEPEST)));
        }
        for (int i = 0; i < top.size(); i++) {
            MessageText wrong = against(top.get(i));
            if (wrong != null) {
                problems.add(new AudienceProblem(i, wrong));
            }
        }
        return problems;
    }

    /** The conditions that stand at the top, as the form has them in rows. */
    static List<Audience> top(Audience audience) {
        return switch (audience) {
            case Audience.AllOf all -> all.of();
            case Audience.AnyOf any -> any.of();
            default -> List.of(audience);
        };
    }

    private @Nullable MessageText against(Audience condition) {
        return switch (condition) {
            case Audience.AllOf all -> first(all.of());
            case Audience.AnyOf any ->
                any.of().isEmpty() ? MessageText.of("outreach.wave.rule.nobody") : first(any.of());
            case Audience.Not not -> against(not.of());
            case Audience.IssuedBy issued -> against(issued);
            case Audience.GiftIs gift ->
                gift.standings().isEmpty() ? MessageText.of("outreach.wave.rule.noStanding") : null;
            case Audience.InWave in -> against(in);
            case Audience.Purchased purchased -> against(purchased);
            case Audience.HasEmail any -> null;
            case Audience.EmailBounced any -> null;
            case Audience.HasMobile any -> null;
        };
    }

    private @Nullable MessageText first(List<Audience> conditions) {
        for (Audience condition : conditions) {
            MessageText wrong = against(condition);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private @Nullable MessageText against(Audience.IssuedBy issued) {
        if (issued.issuers().isEmpty()) {
            return MessageText.of("outreach.wave.rule.noIssuer");
        }
        return issued.issuers().stream()
                .filter(code -> incident.issuer(code).isEmpty())
                .sorted()
                .findFirst()
                .map(code -> MessageText.of("outreach.wave.rule.unknownIssuer", code))
                .orElse(null);
    }

    private @Nullable MessageText against(Audience.InWave in) {
        Integer number = in.number();
        if (number == null) {
            return MessageText.of("outreach.wave.rule.noWave");
        }
        return waves.contains(number)
                ? null
                : MessageText.of("outreach.wave.rule.unknownWave", Integer.toString(number));
    }

    private static @Nullable MessageText against(Audience.Purchased purchased) {
        LocalDate from = purchased.from();
        LocalDate to = purchased.to();
        if (from == null && to == null) {
            return MessageText.of("outreach.wave.rule.noDay");
        }
        return from != null && to != null && to.isBefore(from)
                ? MessageText.of("outreach.wave.rule.endBeforeStart")
                : null;
    }

    private static int size(Audience audience) {
        return switch (audience) {
            case Audience.AllOf all ->
                all.of().stream().mapToInt(AudienceRules::size).sum();
            case Audience.AnyOf any ->
                any.of().stream().mapToInt(AudienceRules::size).sum();
            case Audience.Not not -> size(not.of());
            default -> 1;
        };
    }

    private static int depth(Audience audience) {
        return switch (audience) {
            case Audience.AllOf all ->
                1 + all.of().stream().mapToInt(AudienceRules::depth).max().orElse(0);
            case Audience.AnyOf any ->
                1 + any.of().stream().mapToInt(AudienceRules::depth).max().orElse(0);
            case Audience.Not not -> 1 + depth(not.of());
            default -> 0;
        };
    }
}
