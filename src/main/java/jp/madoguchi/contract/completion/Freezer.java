package jp.madoguchi.contract.completion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.madoguchi.contract.ObligationStanding;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns an assessment into words that stay as they are. The memo is an official document, so they are Japanese. */
@Component
class Freezer {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Messages messages;

    Freezer(Messages messages) {
        this.messages = messages;
    }

    /** @param stamp how many settings had been written */
    FrozenFigures freeze(Assessment now, int stamp) {
        CompletionRule rule = now.book().rule().orElse(null);
        return new FrozenFigures(
                now.asOf(),
                now.today(),
                now.contract().endsOn(),
                stamp,
                rule == null ? 0 : rule.version(),
                rule == null ? words("contract.completion.rule.none") : rule.text(),
                terms(now, rule),
                now.verdict().answer(),
                now.indicators().stream()
                        .map(indicator -> line(indicator, rule))
                        .toList(),
                now.standing().stream().map(this::obligation).toList(),
                lines(now.pro()),
                lines(now.con()),
                lines(now.missing()),
                now.afterTerm().stream()
                        .map(one -> one.obligation().terms().text())
                        .toList(),
                now.handover().stream().map(item -> handover(now, item)).toList(),
                retention(now));
    }

    private List<String> terms(Assessment now, @Nullable CompletionRule rule) {
        if (rule == null) {
            return List.of();
        }
        List<String> terms = new ArrayList<>();
        terms.add(words(
                "contract.completion.terms.required",
                now.indicators().stream()
                        .filter(indicator -> rule.requires(indicator.key().code()))
                        .map(indicator -> words(indicator.key().name()))
                        .collect(Collectors.joining("、"))));
        terms.add(words("contract.completion.terms.mayFail", rule.mayFail()));
        if (rule.needsPerformance()) {
            terms.add(words("contract.completion.terms.performance"));
        }
        terms.add(words("contract.completion.terms.set", rule.version(), who(rule.set())));
        return terms;
    }

    private FrozenFigures.Line line(Indicator indicator, @Nullable CompletionRule rule) {
        IndicatorKind kind = indicator.key().kind();
        Setting threshold = indicator.threshold();
        return new FrozenFigures.Line(
                indicator.key().code(),
                words(indicator.key().name()),
                indicator.words().map(this::words).orElseGet(() -> words("contract.completion.met.NO_DATA")),
                threshold == null ? "-" : words(kind.thresholdWords(threshold.figure())),
                indicator.met(),
                rule != null && rule.requires(indicator.key().code()),
                indicator.from().equals(indicator.to())
                        ? JapaneseDates.era(indicator.to())
                        : JapaneseDates.era(indicator.from()) + "〜" + JapaneseDates.era(indicator.to()),
                source(indicator),
                threshold == null ? "-" : who(threshold.set()) + "　" + threshold.reason(),
                indicator.points().stream()
                        .map(point -> new FrozenFigures.Point(point.day(), point.value()))
                        .toList());
    }

    /** With what is asked of its days, and those that are missing. */
    private String source(Indicator indicator) {
        String source = words(indicator.source());
        return indicator.missing().isEmpty()
                ? source
                : source + "　"
                        + words(
                                "contract.completion.known.missing",
                                indicator.missing().size(),
                                indicator.missingDays())
                        + indicator
                                .key()
                                .kind()
                                .knownKey()
                                .map(key -> words(key))
                                .orElse("");
    }

    private FrozenFigures.ObligationLine obligation(ObligationStanding one) {
        return new FrozenFigures.ObligationLine(
                one.obligation().number(),
                words(one.obligation().kind().textKey()),
                one.obligation().terms().text(),
                one.lastReviewed()
                        .map(month -> words(
                                "contract.completion.obligation.last",
                                month.month().toString(),
                                MessageText.of(month.state().textKey())))
                        .orElse(words("contract.completion.obligation.none")),
                one.evidence());
    }

    private FrozenFigures.HandoverLine handover(Assessment now, HandoverItem item) {
        Signed done = item.done();
        return new FrozenFigures.HandoverLine(
                words(item.kind().textKey()),
                item.text(),
                now.counts().of(item.kind()).map(String::valueOf).orElse("-"),
                item.owner() == null ? "-" : item.owner(),
                item.dueOn(),
                done == null ? "-" : who(done));
    }

    private List<FrozenFigures.RetentionLine> retention(Assessment now) {
        return Arrays.stream(DataKind.values())
                .map(kind -> new FrozenFigures.RetentionLine(
                        kind,
                        words(kind.textKey()),
                        now.book().months(kind),
                        now.contract().endsOn().plusMonths(now.book().months(kind))))
                .toList();
    }

    private List<String> lines(List<Finding> findings) {
        return findings.stream().map(finding -> words(finding.text())).toList();
    }

    private String words(String key, Object... args) {
        return words(MessageText.of(key, args));
    }

    /** With days in Japan's era. */
    private String words(MessageText text) {
        return DAY.matcher(messages.get(Locale.JAPANESE, text))
                .replaceAll(day -> JapaneseDates.era(LocalDate.parse(day.group())));
    }

    private static String who(Signed signed) {
        return JapaneseDates.era(Tokyo.day(signed.at())) + " " + signed.name();
    }
}
