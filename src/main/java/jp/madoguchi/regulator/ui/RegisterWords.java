package jp.madoguchi.regulator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.platform.ui.StatusBadge.Look;
import jp.madoguchi.regulator.ActionKind;
import jp.madoguchi.regulator.MeasureState;
import jp.madoguchi.regulator.NoteKind;
import jp.madoguchi.regulator.RegulatorChange;
import jp.madoguchi.regulator.Signed;
import jp.madoguchi.regulator.Statute;
import org.jspecify.annotations.Nullable;

/** How the things of this room are written on its screens. */
final class RegisterWords {
    static final String REGISTER = "city/regulator";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private RegisterWords() {}

    static String action(long id) {
        return REGISTER + "/" + id;
    }

    static String entry(long id) {
        return EntryView.ADDRESS + "?" + EntryView.ACTION + "=" + id;
    }

    static String day(LocalDate day) {
        return JapaneseDates.full(day, locale());
    }

    /** 2022年11月29日（火） */
    static String dayOfWeek(LocalDate day) {
        String weekday = JapaneseDates.weekday(day, locale());
        return locale().getLanguage().equals("ja") ? day(day) + "（" + weekday + "）" : weekday + ", " + day(day);
    }

    /** The language of the window that is being filled. */
    static Locale locale() {
        return UI.getCurrent().getLocale();
    }

    /** 2022-08-04 10:12 渡辺 誠 */
    static String signed(Signed signed) {
        return MINUTE.format(Tokyo.local(signed.at())) + " " + signed.name();
    }

    /** With the day whose numbering is meant, and the later number where there is one. */
    static String statute(Statute basis, Component screen) {
        String asOf = day(basis.asOf());
        if (basis.article().isEmpty()) {
            return screen.getTranslation("regulator.basis.whole", basis.law(), asOf);
        }
        return basis.laterNumber().isEmpty()
                ? screen.getTranslation("regulator.basis", basis.law(), basis.article(), asOf)
                : screen.getTranslation(
                        "regulator.basis.later", basis.law(), basis.article(), asOf, basis.laterNumber());
    }

    static StatusBadge badge(Component screen, MeasureState state) {
        return new StatusBadge(
                screen.getTranslation(state.textKey()),
                switch (state) {
                    case OPEN -> Look.PLAIN;
                    case IN_PROGRESS, REPORTED -> Look.WAITING;
                    case DONE -> Look.GOOD;
                });
    }

    /** What became of what, in the words of the screen. */
    static String line(RegulatorChange.Line line, Component screen) {
        String name = screen.getTranslation(line.field().textKey());
        return screen.getTranslation(
                "regulator.history.line",
                line.position() == null ? name : screen.getTranslation("regulator.history.item", name, line.position()),
                value(line.field(), line.was(), screen),
                value(line.field(), line.became(), screen));
    }

    private static String value(RegulatorChange.Field field, @Nullable String value, Component screen) {
        if (value == null) {
            return screen.getTranslation("regulator.history.empty");
        }
        return switch (field) {
            case KIND -> screen.getTranslation(ActionKind.valueOf(value).textKey());
            case STATE -> screen.getTranslation(MeasureState.valueOf(value).textKey());
            case ISSUED_ON, AS_OF, DUE_ON -> day(LocalDate.parse(value));
            default -> value;
        };
    }

    /** What was done, with the measure that it was done about. */
    static String step(RegulatorChange change, Component screen) {
        String step = screen.getTranslation(change.step().textKey());
        Integer position = change.measurePosition();
        NoteKind kind = change.noteKind();
        String what = kind == null ? step : screen.getTranslation(kind.textKey());
        return position == null ? step : screen.getTranslation("regulator.measure", position) + "　" + what;
    }

    static DatePicker dayField(String label) {
        DatePicker day = new DatePicker(label);
        day.setI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd"));
        return day;
    }

    static Anchor link(String address, String words) {
        Anchor link = new Anchor(address, words);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    static Anchor download(DownloadHandler handler, String words) {
        return new Anchor(handler, AttachmentType.DOWNLOAD, words);
    }
}
