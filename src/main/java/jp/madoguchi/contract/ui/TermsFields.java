package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import jp.madoguchi.contract.ContractTerms;
import jp.madoguchi.contract.Party;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Hint;
import org.jspecify.annotations.Nullable;

/** The fields of a contract's head. */
class TermsFields {
    private static final int LINE = 200;
    private static final int CODE = 60;
    private static final int TEXT = 4_000;

    private final TextField number;
    private final TextField title;
    private final TextField client;
    private final TextField contractorName;
    private final TextField contractor;
    private final TextArea parties;
    private final DatePicker startsOn;
    private final DatePicker endsOn;

    /** @param reporting code of the organisation whose reissue reports count for the incident */
    TermsFields(FormDialog dialog, @Nullable ContractTerms was, String reporting) {
        number = EntryDialogs.line(dialog, "number", "contract.field.NUMBER", CODE, was == null ? "" : was.number());
        title = EntryDialogs.line(dialog, "title", "contract.field.TITLE", LINE, was == null ? "" : was.title());
        client = EntryDialogs.line(dialog, "client", "contract.field.CLIENT", LINE, was == null ? "" : was.client());
        contractorName = EntryDialogs.line(
                dialog,
                "contractorName",
                "contract.field.CONTRACTOR_NAME",
                LINE,
                was == null ? "" : was.contractorName());
        contractor = EntryDialogs.line(
                dialog, "contractor", "contract.field.CONTRACTOR", CODE, was == null ? "" : was.contractor());
        contractor.setHelperText(dialog.getTranslation("contract.details.contractor.help"));
        warnOfAnother(dialog, reporting);
        parties = EntryDialogs.text(
                dialog, "relatedParties", "contract.field.RELATED_PARTIES", TEXT, was == null ? "" : parties(was));
        parties.setRequiredIndicatorVisible(false);
        parties.setHelperText(dialog.getTranslation("contract.details.parties.help"));
        startsOn = day(dialog, "startsOn", "contract.field.STARTS_ON", was == null ? null : was.startsOn());
        endsOn = day(dialog, "endsOn", "contract.field.ENDS_ON", was == null ? null : was.endsOn());
    }

    /** Another one may be right, since a contract may be with somebody who doesn't report; a slip would hide its reports. */
    private void warnOfAnother(FormDialog dialog, String reporting) {
        Hint warning = new Hint("");
        warning.getElement().setAttribute("role", "status");
        Runnable look = () -> {
            String code = contractor.getValue().strip();
            boolean another = !reporting.isEmpty() && !code.isEmpty() && !code.equals(reporting);
            warning.setText(
                    another ? dialog.getTranslation("contract.details.contractor.another", code, reporting) : "");
        };
        contractor.addValueChangeListener(change -> look.run());
        dialog.part(warning);
        look.run();
    }

    static DatePicker day(FormDialog dialog, String name, String label, @Nullable LocalDate value) {
        DatePicker day = dialog.field(name, Words.dayField(dialog.getTranslation(label)));
        day.setValue(value);
        return day;
    }

    /** @throws RejectedException where no day is chosen */
    static LocalDate required(DatePicker day, String name, String label) {
        LocalDate chosen = day.getValue();
        if (chosen == null) {
            throw new RejectedException(name, MessageText.of("contract.rule.missing", MessageText.of(label)));
        }
        return chosen;
    }

    ContractTerms terms() {
        return new ContractTerms(
                number.getValue(),
                title.getValue(),
                client.getValue(),
                contractor.getValue(),
                contractorName.getValue(),
                parties(),
                required(startsOn, "startsOn", "contract.field.STARTS_ON"),
                required(endsOn, "endsOn", "contract.field.ENDS_ON"));
    }

    private static String parties(ContractTerms was) {
        return was.relatedParties().stream()
                .map(party -> party.name() + "：" + party.part())
                .collect(Collectors.joining("\n"));
    }

    /** A line each: the name, a colon, what they have to do with the contract. */
    private List<Party> parties() {
        return parties.getValue()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> {
                    String[] parts = line.split("[：:]", 2);
                    return new Party(parts[0], parts.length < 2 ? "" : parts[1]);
                })
                .toList();
    }
}
