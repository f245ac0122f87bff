package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.Consumer;
import jp.madoguchi.contract.ContractFileService;
import jp.madoguchi.contract.Cost;
import jp.madoguchi.contract.CostService;
import jp.madoguchi.contract.CostState;
import jp.madoguchi.contract.CostStep;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.ui.FormDialog;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.Notices;
import jp.madoguchi.platform.ui.PlainTable;

/** The amounts one by one, with what the reader can do about each. */
class CostList extends Div {
    private static final int REMARK = 500;

    private final transient CostService costs;
    private final transient ContractFileService files;
    private final Reader reader;
    private transient Runnable changed = () -> {};
    private transient Consumer<Cost> returned = cost -> {};

    CostList(CostService costs, ContractFileService files, Reader reader) {
        this.costs = costs;
        this.files = files;
        this.reader = reader;
    }

    void whenChanged(Runnable show) {
        changed = show;
    }

    /** What happens when the contractor enters a returned amount anew. */
    void whenReturned(Consumer<Cost> again) {
        returned = again;
    }

    void show(List<Cost> all) {
        removeAll();
        if (all.isEmpty()) {
            add(new Hint(getTranslation("contract.cost.none")));
            return;
        }
        PlainTable table = new PlainTable(
                getTranslation("contract.cost.list"),
                List.of(
                        getTranslation("contract.cost.monthOf"),
                        getTranslation("contract.cost.kind"),
                        getTranslation("contract.cost.yen"),
                        getTranslation("contract.cost.purpose"),
                        getTranslation("contract.cost.state"),
                        getTranslation("contract.cost.action")));
        all.forEach(cost -> table.row(List.of(
                new Span(Words.month(cost.month(), getLocale())),
                new Span(getTranslation(cost.kind().textKey())),
                yen(cost),
                purpose(cost),
                state(cost),
                actions(cost))));
        add(table);
        if (all.size() >= CostService.MOST) {
            add(new Hint(getTranslation("contract.cost.more", CostService.MOST)));
        }
    }

    private Component yen(Cost cost) {
        Span yen = new Span(Words.yen(cost.yen(), getLocale()));
        yen.addClassName("m-cost__yen");
        return yen;
    }

    private Component purpose(Cost cost) {
        Div purpose = new Div(new Span(cost.purpose()));
        if (!cost.documents().isEmpty()) {
            purpose.add(new FileLinks(cost.documents(), files));
        }
        return purpose;
    }

    private Component state(Cost cost) {
        Div state = new Div(
                Badges.of(this, cost.state()),
                new Hint(Words.signed(cost.decided() == null ? cost.entered() : cost.decided())));
        if (cost.remark() != null) {
            state.add(new Hint(cost.remark()));
        }
        // the last one is what stands above
        cost.steps().stream().limit(Math.max(0, cost.steps().size() - 1)).forEach(step -> state.add(earlier(step)));
        return state;
    }

    private Hint earlier(CostStep step) {
        String words = getTranslation(
                "contract.cost.earlier", getTranslation(step.state().textKey()), Words.signed(step.decided()));
        return new Hint(step.remark() == null ? words : words + "　" + step.remark());
    }

    private Component actions(Cost cost) {
        Div actions = new Div();
        actions.addClassName("m-contract-actions");
        if (reader.reviews() && cost.state() == CostState.ENTERED) {
            Button accept = button("contract.cost.accept", cost, () -> costs.accept(cost.id()));
            accept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            Button back = new Button(
                    getTranslation("contract.cost.sendBack"),
                    click -> ask(cost, "contract.cost.sendBack", "contract.cost.remark", costs::sendBack));
            back.addThemeVariants(ButtonVariant.LUMO_SMALL);
            back.setAriaLabel(label("contract.cost.sendBack", cost));
            actions.add(accept, back);
        }
        if (reader.reviews() && cost.state() == CostState.ACCEPTED) {
            Button back = new Button(
                    getTranslation("contract.cost.takeBack"),
                    click -> ask(cost, "contract.cost.takeBack", "contract.cost.takeBack.reason", costs::takeBack));
            back.addThemeVariants(ButtonVariant.LUMO_SMALL);
            back.setAriaLabel(label("contract.cost.takeBack", cost));
            actions.add(back);
        }
        if (reader.handsIn() && cost.state() == CostState.RETURNED) {
            Button again = new Button(getTranslation("contract.cost.again"), click -> returned.accept(cost));
            again.addThemeVariants(ButtonVariant.LUMO_SMALL);
            actions.add(again);
        }
        if (reader.handsIn() && (cost.state() == CostState.ENTERED || cost.state() == CostState.RETURNED)) {
            actions.add(button("contract.cost.withdraw", cost, () -> costs.withdraw(cost.id())));
        }
        return actions;
    }

    private Button button(String text, Cost cost, Runnable work) {
        Button button = new Button(getTranslation(text), click -> {
            try {
                work.run();
                Notices.success(MessageText.of("contract.cost.saved"));
            } catch (RejectedException e) {
                Notices.error(e);
            }
            changed.run();
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(label(text, cost));
        return button;
    }

    private String label(String text, Cost cost) {
        return getTranslation(text) + "：" + Words.month(cost.month(), getLocale()) + " "
                + getTranslation(cost.kind().textKey()) + " " + Words.yen(cost.yen(), getLocale());
    }

    private interface Decision {
        void because(long cost, String why);
    }

    private void ask(Cost cost, String title, String why, Decision decision) {
        FormDialog dialog = new FormDialog(getTranslation(title));
        dialog.above(new Hint(label(title, cost)));
        TextArea remark = dialog.text("remark", getTranslation(why), REMARK);
        dialog.send(
                getTranslation(title),
                MessageText.of("contract.cost.saved"),
                () -> decision.because(cost.id(), remark.getValue()),
                changed);
        dialog.open();
    }
}
