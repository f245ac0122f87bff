package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.contract.completion.CompletionNotice;
import jp.madoguchi.contract.completion.CompletionNotice.Inspection;
import jp.madoguchi.contract.completion.NoticeService;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.StatusBadge;
import org.jspecify.annotations.Nullable;

/** The notices that the work is done, how long the inspection has left, and its records. */
class NoticePanel extends Section {
    private static final int LONGEST = 1_000;
    private static final int LONGEST_REASON = 250;

    private final NoticeService service;
    private final LocalDate today;

    /** @param inspects whether the reader is one of those who inspect */
    NoticePanel(
            List<CompletionNotice> notices, NoticeService service, LocalDate today, boolean inspects, Runnable onDone) {
        this.service = service;
        this.today = today;
        addClassName("m-card");
        add(
                new H2(getTranslation("contract.completion.inspection")),
                new Hint(getTranslation("contract.completion.inspection.law")));
        if (notices.isEmpty()) {
            add(new Paragraph(getTranslation("contract.completion.inspection.none")));
        }
        notices.forEach(notice -> add(notice(notice, inspects, notice == notices.getFirst(), onDone)));
    }

    private Component notice(CompletionNotice notice, boolean inspects, boolean isLast, Runnable onDone) {
        Paragraph words = new Paragraph(notice.text());
        words.addClassName("m-completion-text");
        Div panel = new Div(
                Written.part(
                        "m-strong",
                        getTranslation(
                                "contract.completion.inspection.received",
                                notice.number(),
                                Written.day(notice.receivedOn(), getLocale()),
                                Written.day(notice.completedOn(), getLocale()))),
                words,
                new Hint(Written.signed(notice.submitted())));
        panel.addClassName("m-notice-panel");
        Inspection inspection = notice.inspection();
        if (inspection == null) {
            panel.add(clock(notice));
            if (inspects) {
                Button record = new Button(
                        getTranslation("contract.completion.inspection.record"),
                        click -> inspect(notice, null, onDone));
                record.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                panel.add(record);
            }
        } else {
            panel.add(record(notice, inspection));
            if (inspects && isLast) {
                panel.add(new Button(
                        getTranslation("contract.completion.inspection.correct"),
                        click -> inspect(notice, inspection, onDone)));
            }
            List<Inspection> earlier = notice.inspections().stream().skip(1).toList();
            if (!earlier.isEmpty()) {
                Div all = new Div();
                earlier.forEach(one -> all.add(record(notice, one)));
                panel.add(new Details(getTranslation("contract.completion.inspection.earlier"), all));
            }
        }
        return panel;
    }

    private Component record(CompletionNotice notice, Inspection inspection) {
        Paragraph finding = new Paragraph(inspection.finding());
        finding.addClassName("m-completion-text");
        Div record = new Div(
                new Paragraph(getTranslation(
                        "contract.completion.inspection.passedOn",
                        Written.day(inspection.inspectedOn(), getLocale()),
                        getTranslation(inspection.result().textKey()),
                        inspection.inspected().name())),
                finding);
        if (inspection.reason() != null) {
            record.add(new Hint(getTranslation("contract.completion.inspection.corrected", inspection.reason())));
        }
        record.add(Written.download(
                getTranslation("contract.completion.inspection.paper"),
                inspection.document(),
                () -> service.record(notice.id(), inspection.version())));
        return record;
    }

    private StatusBadge clock(CompletionNotice notice) {
        String due = Written.day(notice.dueOn(), getLocale());
        long left = notice.daysLeft(today);
        if (left < 0) {
            return new StatusBadge(
                    getTranslation("contract.completion.inspection.late", due, -left), StatusBadge.Look.BAD);
        }
        return new StatusBadge(
                left == 0
                        ? getTranslation("contract.completion.inspection.today", due)
                        : getTranslation("contract.completion.inspection.left", due, left),
                StatusBadge.Look.WAITING);
    }

    /** @param wrong what is corrected; absent where nothing has been recorded */
    private void inspect(CompletionNotice notice, @Nullable Inspection wrong, Runnable onDone) {
        CompletionForm form = new CompletionForm(getTranslation(
                wrong == null ? "contract.completion.inspection.record" : "contract.completion.inspection.correct"));
        DatePicker day =
                form.field("inspectedOn", Written.dayField(getTranslation("contract.completion.inspection.on")));
        day.setValue(wrong == null ? today : wrong.inspectedOn());
        RadioButtonGroup<Inspection.Result> result =
                new RadioButtonGroup<>(getTranslation("contract.completion.inspection.result"));
        result.setItems(Inspection.Result.values());
        result.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        result.setValue(wrong == null ? Inspection.Result.PASSED : wrong.result());
        form.field("result", result);
        TextArea finding = form.text("finding", getTranslation("contract.completion.inspection.text"), LONGEST);
        TextArea reason = null;
        if (wrong != null) {
            finding.setValue(wrong.finding());
            reason = form.text("reason", getTranslation("contract.completion.inspection.reason"), LONGEST_REASON);
        }
        TextArea why = reason;
        form.save(
                getTranslation("contract.completion.save"),
                MessageText.of("contract.completion.saved"),
                () -> {
                    if (wrong == null || why == null) {
                        service.inspect(notice.id(), day.getValue(), result.getValue(), finding.getValue());
                    } else {
                        service.correct(
                                notice.id(),
                                wrong.version(),
                                day.getValue(),
                                result.getValue(),
                                finding.getValue(),
                                why.getValue());
                    }
                },
                onDone);
        form.open();
    }
}
