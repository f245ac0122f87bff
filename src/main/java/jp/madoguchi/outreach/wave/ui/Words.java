package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.wave.ExclusionReason;
import jp.madoguchi.outreach.wave.WaveState;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.platform.ui.StatusBadge.Look;
import org.jspecify.annotations.Nullable;

/** How things are written on these screens. */
final class Words {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private Words() {}

    static String text(Component screen, MessageText text) {
        return screen.getTranslation(text.key(), text.args().toArray());
    }

    static String count(int count) {
        return NumberFormat.getIntegerInstance(Locale.JAPANESE).format(count);
    }

    static String minute(@Nullable Instant instant) {
        return instant == null ? "-" : MINUTE.format(Tokyo.local(instant));
    }

    static String days(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null || to == null) {
            return "-";
        }
        return from.equals(to) ? from.toString() : from + " – " + to;
    }

    static StatusBadge badge(Component screen, WaveState state) {
        return new StatusBadge(
                screen.getTranslation("outreach.wave.state." + state),
                switch (state) {
                    case DRAFT, STOPPED -> Look.PLAIN;
                    case SUBMITTED, PAUSED -> Look.WAITING;
                    case RELEASED, DONE -> Look.GOOD;
                });
    }

    static StatusBadge badge(Component screen, DeliveryState state) {
        return new StatusBadge(
                screen.getTranslation("outreach.wave.delivery." + state),
                switch (state) {
                    case QUEUED, CLAIMED, SENDING, STOPPED -> Look.PLAIN;
                    case SENT, DELIVERED -> Look.GOOD;
                    case UNCERTAIN -> Look.WAITING;
                    case BOUNCED, FAILED -> Look.BAD;
                });
    }

    static String exclusions(Component screen, Map<ExclusionReason, Integer> excluded) {
        return excluded.isEmpty()
                ? screen.getTranslation("outreach.wave.excluded.nobody")
                : excluded.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> screen.getTranslation(
                                "outreach.wave.excluded.of",
                                screen.getTranslation("outreach.wave.excluded." + entry.getKey()),
                                entry.getValue()))
                        .collect(Collectors.joining("　"));
    }

    /** A term and what it is, for a list of facts. */
    static Div fact(String term, Component what) {
        Span name = new Span(term);
        name.addClassName("m-wave-fact__term");
        Div fact = new Div(name, what);
        fact.addClassName("m-wave-fact");
        return fact;
    }

    static Div fact(String term, String what) {
        return fact(term, new Span(what));
    }
}
