package jp.madoguchi.report.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.regulator.RegulatorAction;
import jp.madoguchi.regulator.RegulatorService;
import jp.madoguchi.regulator.RequiredMeasure;
import jp.madoguchi.report.content.FigureSheet.Group;
import org.springframework.stereotype.Component;

/** What the state did until the report's day. */
@Component
class ActionFigureSource {
    private static final String SCREEN = "city/regulator";

    private final RegulatorService regulator;
    private final Messages messages;

    ActionFigureSource(RegulatorService regulator, Messages messages) {
        this.regulator = regulator;
        this.messages = messages;
    }

    /** The oldest first. */
    List<RegulatorAction> issued(long incidentId, LocalDate day) {
        return regulator.issuedUntil(incidentId, day);
    }

    /** Nothing where nothing was issued, which is not 0. */
    List<ReportFacts.Action> collect(Incident incident, FigureSheet sheet) {
        List<ReportFacts.Action> actions = issued(incident.id(), sheet.scope().to()).stream()
                .map(this::action)
                .toList();
        if (actions.isEmpty()) {
            return actions;
        }
        Group all = sheet.group(
                        "actions",
                        "基準日までに登録簿にある行政処分・指導",
                        actions.getFirst().issuedOn(),
                        sheet.scope().to(),
                        SCREEN)
                .count("count", "行政処分・指導の件数", actions.size(), FigureUnits.ACTIONS);
        List<String> addressees = actions.stream()
                .map(ReportFacts.Action::addressee)
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
        if (!addressees.isEmpty()) {
            all.words("addressee", "行政処分・指導の相手方", String.join("及び", addressees));
        }
        for (int i = 0; i < actions.size(); i++) {
            ReportFacts.Action action = actions.get(i);
            String of = action.authority() + "の" + action.kind() + "の";
            sheet.group("action." + (i + 1), "行政処分・指導の登録内容", action.issuedOn(), action.issuedOn(), SCREEN)
                    .day("day", of + "日付", action.issuedOn())
                    .words("kind", of + "種類", action.kind())
                    .words("authority", of + "行政庁", action.authority())
                    .words("statute", of + "根拠", action.statute());
        }
        return actions;
    }

    private ReportFacts.Action action(RegulatorAction action) {
        return new ReportFacts.Action(
                messages.get(Locale.JAPANESE, action.kind().textKey()),
                action.authority(),
                action.issuedOn(),
                action.addressee(),
                action.basis().law() + action.basis().article(),
                action.basis().laterNumber(),
                action.subject(),
                action.measures().stream().map(RequiredMeasure::text).toList(),
                action.reasons());
    }
}
