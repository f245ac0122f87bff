package jp.madoguchi.outreach.gift.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.madoguchi.outreach.gift.GiftState;
import jp.madoguchi.outreach.gift.GiftStep;
import jp.madoguchi.outreach.gift.ReplacementCause;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.StatusBadge;
import org.jspecify.annotations.Nullable;

/** What the gifts' screens have in common to say. */
final class GiftTexts {
    private static final DateTimeFormatter JAPANESE_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter JAPANESE_MONTH = DateTimeFormatter.ofPattern("yyyy年M月", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH_MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Component screen;

    GiftTexts(Component screen) {
        this.screen = screen;
    }

    String text(String key, Object... args) {
        return screen.getTranslation(key, args);
    }

    List<String> texts(String... keys) {
        return Stream.of(keys).map(key -> text(key)).toList();
    }

    Locale locale() {
        return UI.getCurrent().getLocale();
    }

    private boolean english() {
        return Locale.ENGLISH.getLanguage().equals(locale().getLanguage());
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    String yen(long yen) {
        return text("outreach.gift.yen", number(yen));
    }

    String day(@Nullable LocalDate day) {
        return day == null ? "-" : (english() ? ENGLISH_DAY : JAPANESE_DAY).format(day);
    }

    String month(YearMonth month) {
        return (english() ? ENGLISH_MONTH : JAPANESE_MONTH).format(month);
    }

    String moment(Instant at) {
        return day(Tokyo.day(at)) + " " + TIME.format(Tokyo.local(at));
    }

    String state(GiftState state) {
        return text("outreach.gift.state." + state.name());
    }

    StatusBadge badge(GiftState state) {
        return new StatusBadge(
                state(state),
                switch (state) {
                    case RECEIVED -> StatusBadge.Look.GOOD;
                    case EXPIRED, VOIDED -> StatusBadge.Look.BAD;
                    case ALLOCATED, SENT -> StatusBadge.Look.WAITING;
                    case AVAILABLE -> StatusBadge.Look.PLAIN;
                });
    }

    /** Why a gift changed, with what the cause names. */
    String cause(GiftStep step) {
        if (step.cause() == null) {
            return step.about().isEmpty() ? "-" : step.about();
        }
        String about = switch (step.cause()) {
            case REPLACED, REPLACEMENT -> text("outreach.gift.replacement.cause." + step.about());
            default -> step.about();
        };
        return text("outreach.gift.cause." + step.cause().name(), about).strip();
    }

    String cause(ReplacementCause cause) {
        return text("outreach.gift.replacement.cause." + cause.name());
    }

    Span span(String text) {
        return new Span(text);
    }

    Paragraph hint(String key, Object... args) {
        Paragraph hint = new Paragraph(text(key, args));
        hint.addClassName("m-hint");
        return hint;
    }

    /** A link to a screen of the portal, as a figure or a word of a table. */
    Anchor link(String address, String text) {
        Anchor link = new Anchor(address, text);
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
