package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.contract.Contract;
import org.jspecify.annotations.Nullable;

/** Which contract a page is about, as its address says, and the field to choose another. */
final class ContractAddress {
    private static final String NAME = "contract";

    private ContractAddress() {}

    static QueryParameters to(long contractId) {
        return QueryParameters.of(NAME, String.valueOf(contractId));
    }

    /** Absent where the address says none, or nothing that can be one. */
    static @Nullable Long asked(QueryParameters parameters) {
        return parameters
                .getSingleParameter(NAME)
                .filter(text -> text.matches("\\d{1,19}"))
                .map(ContractAddress::number)
                .orElse(null);
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** @param page the address of the page without the contract */
    static Select<Contract> choice(String page, List<Contract> all, Contract chosen) {
        Select<Contract> choice = new Select<>();
        choice.setAriaLabel(choice.getTranslation("contract.choice"));
        choice.setItems(all);
        choice.setItemLabelGenerator(contract -> contract.number() + " " + contract.title());
        all.stream()
                .filter(contract -> contract.id() == chosen.id())
                .findFirst()
                .ifPresent(choice::setValue);
        choice.addValueChangeListener(change -> UI.getCurrent()
                .navigate(page, to(Objects.requireNonNull(change.getValue()).id())));
        return choice;
    }
}
