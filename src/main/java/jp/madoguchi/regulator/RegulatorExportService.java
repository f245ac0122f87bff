package jp.madoguchi.regulator;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register for other programs: a table with one row a measure, and a year as a calendar file. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
public class RegulatorExportService {
    private final RegulatorService register;
    private final Messages messages;
    private final Looks looks;

    RegulatorExportService(RegulatorService register, Messages messages, Looks looks) {
        this.looks = looks;
        this.register = register;
        this.messages = messages;
    }

    /** The latest action first; an action without measures has one row, and what was withdrawn says so. */
    public ExportTable table(long incidentId, Locale locale) {
        List<String> columns = Stream.of(
                        "regulator.field.ISSUED_ON",
                        "regulator.field.AUTHORITY",
                        "regulator.field.KIND",
                        "regulator.field.ADDRESSEE",
                        "regulator.field.LAW",
                        "regulator.field.ARTICLE",
                        "regulator.field.AS_OF",
                        "regulator.field.LATER_NUMBER",
                        "regulator.field.SUBJECT",
                        "regulator.reasons",
                        "regulator.export.number",
                        "regulator.field.MEASURE",
                        "regulator.field.OWNER",
                        "regulator.field.STATE",
                        "regulator.field.DUE_ON",
                        "regulator.field.REMARK",
                        "regulator.export.counts",
                        "regulator.export.changedBy",
                        "regulator.export.changedAt")
                .map(key -> messages.get(locale, key))
                .toList();
        List<List<ExportCell>> rows = new ArrayList<>();
        for (RegisterLine line : register.register(incidentId)) {
            if (line.action().measures().isEmpty()) {
                rows.add(row(line, null, locale));
            }
            line.action().measures().forEach(measure -> rows.add(row(line, measure, locale)));
        }
        looks.look(AuditEntry.of("audit.export.figures", "INCIDENT", incidentId, "-")
                .with(Map.of("regulator.title", String.valueOf(rows.size()))));
        return ExportTable.of(messages.get(locale, "regulator.title"), columns, rows);
    }

    private List<ExportCell> row(RegisterLine line, @Nullable RequiredMeasure measure, Locale locale) {
        RegulatorAction action = line.action();
        return List.of(
                ExportCell.of(action.issuedOn()),
                ExportCell.of(action.authority()),
                ExportCell.of(messages.get(locale, action.kind().textKey())),
                ExportCell.of(action.addressee()),
                ExportCell.of(action.basis().law()),
                ExportCell.of(action.basis().article()),
                ExportCell.of(action.basis().asOf()),
                ExportCell.of(action.basis().laterNumber()),
                ExportCell.of(action.subject()),
                ExportCell.of(String.join("\n", action.reasons())),
                measure == null ? ExportCell.BLANK : ExportCell.of(measure.position()),
                measure == null ? ExportCell.BLANK : ExportCell.of(measure.text()),
                measure == null ? ExportCell.BLANK : ExportCell.of(measure.owner()),
                measure == null
                        ? ExportCell.BLANK
                        : ExportCell.of(messages.get(locale, measure.state().textKey())),
                measure == null ? ExportCell.BLANK : ExportCell.of(measure.dueOn()),
                ExportCell.of(action.remark()),
                ExportCell.of(messages.get(
                        locale, line.withdrawn() ? "regulator.state.withdrawn" : "regulator.state.inForce")),
                ExportCell.of(line.changed().name()),
                ExportCell.of(line.changed().at()));
    }

    /** A year of the register as iCalendar (RFC 5545), a day's entry each. */
    public String calendar(long incidentId, int year, Locale locale) {
        CalendarFile file = new CalendarFile(messages.get(locale, "regulator.title"));
        for (CalendarEntry entry : register.calendar(incidentId, year)) {
            String kind = entry.kind() == CalendarEntry.Kind.ISSUED
                    ? messages.get(locale, entry.actionKind().textKey())
                    : messages.get(
                            locale,
                            "regulator.calendar.of",
                            messages.get(locale, entry.kind().textKey()),
                            entry.position());
            file.add(entry.key(), entry.day(), entry.authority() + " " + kind, entry.text());
        }
        return file.text();
    }
}
