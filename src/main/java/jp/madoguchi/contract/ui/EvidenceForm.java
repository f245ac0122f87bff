package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.BiConsumer;
import jp.madoguchi.platform.files.FileIntake;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.files.ui.FileDrop;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.Refusals;

/** The contractor hands in: some files and what they show. */
class EvidenceForm extends Div {
    private static final int LONGEST = 2_000;

    private final TextArea statement = new TextArea(getTranslation("contract.evidence.statement"));
    private final FileDrop drop;

    EvidenceForm(FileIntake intake, BiConsumer<String, List<HandedInFile>> submit) {
        addClassName("m-contract-form");
        Refusals refusals = new Refusals();
        refusals.field("statement", statement);
        statement.setRequiredIndicatorVisible(true);
        statement.setMaxLength(LONGEST);
        statement.setMinRows(2);
        statement.setHelperText(getTranslation("contract.evidence.statement.help"));
        drop = new FileDrop(intake);
        Button send = new Button(getTranslation("contract.evidence.submit"), click -> {
            if (refusals.tried(() -> submit.accept(statement.getValue(), drop.files()))) {
                statement.clear();
                drop.clear();
                Notices.success(MessageText.of("contract.evidence.submitted"));
            }
        });
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send.setEnabled(true));
        add(statement, drop, refusals, send);
    }
}
