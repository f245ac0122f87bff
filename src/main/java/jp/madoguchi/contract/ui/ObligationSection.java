package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.Obligation;
import jp.madoguchi.contract.ObligationTerms;
import jp.madoguchi.contract.Rhythm;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Hint;

/** What the contract obliges whom to, with the measure by which one sees that it is fulfilled. */
class ObligationSection extends Composite<CardSection> {
    private final List<Obligation> obligations;
    private final Contract contract;
    private final Reader reader;
    private final transient EntryDialogs dialogs;

    ObligationSection(List<Obligation> obligations, Contract contract, Reader reader, EntryDialogs dialogs) {
        this.obligations = obligations;
        this.contract = contract;
        this.reader = reader;
        this.dialogs = dialogs;
    }

    @Override
    protected CardSection initContent() {
        CardSection section = new CardSection(getTranslation("contract.obligation.title"));
        if (obligations.isEmpty()) {
            section.add(new Hint(getTranslation("contract.obligation.none")));
        }
        obligations.forEach(one -> section.add(obligation(one)));
        if (reader.reviews()) {
            section.add(DetailsPage.actions(
                    DetailsPage.small(section, "contract.obligation.add", () -> dialogs.addObligation(contract))));
        }
        return section;
    }

    private Div obligation(Obligation obligation) {
        ObligationTerms terms = obligation.terms();
        Paragraph text = new Paragraph(terms.text());
        text.addClassName("m-evidence__statement");
        Div one = new Div(
                new H3(obligation.number() + "　" + getTranslation(terms.kind().textKey())),
                text,
                new Hint(getTranslation("contract.obligation.measure", terms.measure())),
                new Hint(getTranslation(
                        terms.rhythm() == Rhythm.MONTHLY ? "contract.obligation.monthly" : "contract.obligation.once",
                        Words.span(terms.from(), terms.to(), getLocale()),
                        getTranslation(terms.responsible().textKey()),
                        terms.dueDay())));
        one.addClassName("m-evidence");
        if (reader.reviews()) {
            one.add(DetailsPage.actions(
                    DetailsPage.small(
                            one, "contract.details.change", () -> dialogs.changeObligation(contract, obligation)),
                    DetailsPage.small(
                            one, "contract.details.remove", () -> dialogs.removeObligation(contract, obligation))));
        }
        return one;
    }
}
