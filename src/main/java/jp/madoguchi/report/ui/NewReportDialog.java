package jp.madoguchi.report.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.report.ReportDraftService;
import jp.madoguchi.report.ReportLine;
import jp.madoguchi.report.ReportReference;
import jp.madoguchi.report.content.ReportKind;
import jp.madoguchi.report.content.ReportScope;
import org.jspecify.annotations.Nullable;

/** Begins a report: which kind, about which days, and with which texts. */
class NewReportDialog extends ReportForm {
    private static final int MONTHS = 18;

    private final List<ReportLine> reports;
    private final Select<ReportKind> kind = new Select<>();
    private final Select<YearMonth> month = new Select<>();
    private final DatePicker from = Words.dayField(getTranslation("report.new.from"));
    private final DatePicker to = Words.dayField(getTranslation("report.new.to"));
    private final Select<ReportLine> basedOn = new Select<>();

    /** @param begun gets the new report's id */
    NewReportDialog(
            long incidentId, LocalDate today, List<ReportLine> reports, ReportDraftService drafts, LongConsumer begun) {
        super("report.new.title");
        this.reports = reports;
        kind.setLabel(getTranslation("report.kind"));
        kind.setItems(ReportKind.values());
        kind.setItemLabelGenerator(one -> getTranslation(one.textKey()));
        kind.setValue(ReportKind.STATUS);
        kind.addValueChangeListener(change -> offerTexts());
        month.setLabel(getTranslation("report.new.month"));
        month.setHelperText(getTranslation("report.new.month.what"));
        month.setItems(Stream.iterate(YearMonth.from(today), before -> before.minusMonths(1))
                .limit(MONTHS)
                .toList());
        month.setEmptySelectionAllowed(true);
        month.addValueChangeListener(change -> {
            YearMonth chosen = change.getValue();
            if (chosen != null) {
                from.setValue(chosen.atDay(1));
                to.setValue(chosen.atEndOfMonth());
            }
        });
        basedOn.setLabel(getTranslation("report.new.basedOn"));
        basedOn.setEmptySelectionAllowed(true);
        basedOn.setEmptySelectionCaption(getTranslation("report.new.template"));
        basedOn.setItemLabelGenerator(one -> one == null
                ? getTranslation("report.new.template")
                : Words.text(this, ReportReference.name(one.kind(), one.number())) + " " + one.title());
        offerTexts();
        field("kind", kind);
        field("month", month);
        field("from", from);
        field("to", to);
        field("basedOn", basedOn);
        long[] made = new long[1];
        send(
                getTranslation("report.new.begin"),
                () -> made[0] = drafts.start(scope(incidentId), based()),
                () -> begun.accept(made[0]));
    }

    private ReportScope scope(long incidentId) {
        if (from.getValue() == null) {
            throw new RejectedException("from", MessageText.of("report.rule.day"));
        }
        if (to.getValue() == null) {
            throw new RejectedException("to", MessageText.of("report.rule.day"));
        }
        return new ReportScope(incidentId, Objects.requireNonNull(kind.getValue()), from.getValue(), to.getValue());
    }

    private @Nullable Long based() {
        ReportLine chosen = basedOn.getValue();
        return chosen == null ? null : chosen.id();
    }

    private void offerTexts() {
        basedOn.setItems(reports.stream()
                .filter(one -> one.kind() == kind.getValue() && one.corrects() == null)
                .toList());
    }
}
