package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.contract.completion.IssuedDocument;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;

/** How days, people, texts and documents are written on these screens. */
final class Written {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private Written() {}

    static String text(Component screen, MessageText text) {
        return screen.getTranslation(text.key(), text.args().toArray());
    }

    static String day(LocalDate day, Locale locale) {
        return JapaneseDates.full(day, locale);
    }

    static String month(YearMonth month) {
        return month.toString();
    }

    static String minute(Instant instant) {
        return MINUTE.format(Tokyo.local(instant));
    }

    /** 2022-08-04 10:12 渡辺 誠 */
    static String signed(Signed signed) {
        return minute(signed.at()) + " " + signed.name();
    }

    static DatePicker dayField(String label) {
        DatePicker day = new DatePicker(label);
        day.setI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd"));
        return day;
    }

    /** What is in it is read when it is asked for, as the user who asks. */
    static Anchor download(String label, IssuedDocument document, Supplier<byte[]> content) {
        DownloadHandler handler = event -> {
            byte[] bytes = content.get();
            event.setFileName(document.name());
            event.setContentType(document.mediaType());
            event.setContentLength(bytes.length);
            event.getOutputStream().write(bytes);
        };
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, label);
        link.addClassName("m-download");
        return link;
    }

    /** Leads on within the portal. */
    static Anchor link(String address, String text) {
        Anchor link = new Anchor(address, text);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    static Span part(String className, String text) {
        Span part = new Span(text);
        part.addClassName(className);
        return part;
    }
}
