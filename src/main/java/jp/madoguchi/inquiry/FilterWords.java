package jp.madoguchi.inquiry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.madoguchi.incident.Category;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.inquiry.script.AnswerScript;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.i18n.Messages;
import org.jspecify.annotations.Nullable;

/**
 * What a list is filtered by and which columns it has, in words: for whoever decides on it without having it before them.
 *
 * @param script the answer by which is filtered; absent where it isn't by any
 */
record FilterWords(
        Incident incident, Messages messages, @Nullable AnswerScript script, Locale locale) {
    String of(InquiryFilter filter, List<ListColumn> columns) {
        List<String> parts = new ArrayList<>();
        add(parts, "inquiry.list.from", day(filter.from()));
        add(parts, "inquiry.list.to", day(filter.to()));
        Optional<Category> category =
                Optional.ofNullable(filter.categoryId()).flatMap(id -> incident.category(id.longValue()));
        add(
                parts,
                "inquiry.field.category",
                category.map(one -> one.name().in(locale)).orElse(null));
        add(
                parts,
                "inquiry.field.outcome",
                named(filter.outcome() == null ? null : filter.outcome().textKey()));
        add(
                parts,
                "inquiry.field.channel",
                named(filter.channel() == null ? null : filter.channel().textKey()));
        add(parts, "inquiry.field.operator", filter.operator());
        add(parts, "inquiry.list.text", filter.text());
        further(parts, filter.further(), category);
        if (parts.isEmpty()) {
            parts.add(messages.get(locale, "inquiry.export.asked.all"));
        }
        add(
                parts,
                "inquiry.export.asked.columns",
                columns.stream()
                        .map(column -> messages.get(locale, column.textKey()))
                        .collect(Collectors.joining(messages.get(locale, "inquiry.export.asked.and"))));
        return String.join("\n", parts);
    }

    private void further(List<String> parts, FurtherFilter further, Optional<Category> category) {
        Long topicId = further.topicId();
        add(
                parts,
                "inquiry.field.topic",
                topicId == null
                        ? null
                        : category.flatMap(one -> one.topic(topicId))
                                .map(topic -> topic.name().in(locale))
                                .orElse(String.valueOf(topicId)));
        add(
                parts,
                "inquiry.field.relation",
                named(further.relation() == null ? null : further.relation().textKey()));
        add(parts, ListColumn.IMPERSONATION.textKey(), yes(further.impersonation()));
        add(parts, "inquiry.field.answer", script == null ? null : script.question());
        add(parts, "inquiry.field.policeTold", yes(further.policeTold()));
        add(parts, "inquiry.field.issuerTold", yes(further.issuerTold()));
        add(parts, "inquiry.list.leastYen", further.leastYen() == null ? null : String.valueOf(further.leastYen()));
        add(
                parts,
                "inquiry.list.statement",
                named(further.statement() == null ? null : further.statement().textKey()));
        add(parts, ListColumn.SEND_AGAIN.textKey(), yes(further.sendAgain()));
        add(parts, "inquiry.list.merged", yes(further.merged()));
        FollowUpFilter work = further.followUp();
        if (work != null) {
            add(parts, "inquiry.list.work", named(work.work().textKey()));
            add(parts, ListColumn.ASSIGNEE.textKey(), work.person());
            add(parts, ListColumn.ASSIGNEE.textKey(), work.pool() ? named("inquiry.promise.anybody") : null);
        }
    }

    private void add(List<String> parts, String label, @Nullable String value) {
        if (value != null) {
            parts.add(messages.get(locale, "inquiry.export.asked.part", messages.get(locale, label), value));
        }
    }

    private @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : JapaneseDates.full(day, locale);
    }

    private @Nullable String yes(@Nullable Boolean said) {
        return said == null ? null : messages.get(locale, said ? "inquiry.yes" : "inquiry.no");
    }

    private @Nullable String named(@Nullable String key) {
        return key == null ? null : messages.get(locale, key);
    }
}
