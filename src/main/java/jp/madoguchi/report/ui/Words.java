package jp.madoguchi.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.report.ReportDownload;
import jp.madoguchi.report.ReportReference;
import jp.madoguchi.report.ReportState;

/** How days, people, states and files are written on these screens. */
final class Words {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private Words() {}

    static String text(Component screen, MessageText text) {
        return screen.getTranslation(text.key(), text.args().toArray());
    }

    static String span(Component screen, LocalDate from, LocalDate to) {
        Locale locale = UI.getCurrent().getLocale();
        return screen.getTranslation("report.span", JapaneseDates.full(from, locale), JapaneseDates.full(to, locale));
    }

    static String minute(Instant instant) {
        return MINUTE.format(Tokyo.local(instant));
    }

    /** 2022-08-04 10:12 渡辺 誠 */
    static String signed(Signed signed) {
        return minute(signed.at()) + " " + signed.name();
    }

    static StatusBadge badge(Component screen, ReportState state) {
        return new StatusBadge(
                screen.getTranslation(state.textKey()),
                switch (state) {
                    case DRAFT, SUPERSEDED -> StatusBadge.Look.PLAIN;
                    case UNDER_REVIEW -> StatusBadge.Look.WAITING;
                    case RELEASED -> StatusBadge.Look.GOOD;
                });
    }

    static Anchor report(Component screen, ReportReference report) {
        return link(ReportView.address(report.id()), text(screen, report.name()));
    }

    /** Leads on within the portal. */
    static Anchor link(String address, String text) {
        Anchor link = new Anchor(address, text);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    static DatePicker dayField(String label) {
        DatePicker day = new DatePicker(label);
        day.setI18n(new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd"));
        return day;
    }

    /** What is in it is read when it is asked for, as the user who asks. */
    static Anchor download(String label, Supplier<ReportDownload> file) {
        DownloadHandler handler = event -> {
            ReportDownload download = file.get();
            event.setFileName(download.name());
            event.setContentType(download.mediaType());
            event.setContentLength(download.content().length);
            event.getOutputStream().write(download.content());
        };
        Anchor link = new Anchor(handler, AttachmentType.DOWNLOAD, label);
        link.addClassName("m-download");
        return link;
    }

    static Span part(String className, String text) {
        Span part = new Span(text);
        part.addClassName(className);
        return part;
    }
}
