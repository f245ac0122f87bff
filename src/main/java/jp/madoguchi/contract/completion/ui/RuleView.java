package jp.madoguchi.contract.completion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.completion.CompletionContracts;
import jp.madoguchi.contract.completion.CompletionRule;
import jp.madoguchi.contract.completion.DataKind;
import jp.madoguchi.contract.completion.IndicatorKey;
import jp.madoguchi.contract.completion.RuleBook;
import jp.madoguchi.contract.completion.RuleService;
import jp.madoguchi.contract.completion.Setting;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.platform.ui.CardSection;
import jp.madoguchi.platform.ui.Hint;
import jp.madoguchi.platform.ui.PlainTable;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;

/** What was laid down before the decision: the rule, the thresholds, how long data is kept; each with its history. */
@Route("city/completion/rule")
@RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
@CssImport("./styles/completion.css")
public class RuleView extends CompletionPage {
    private final RuleService rules;
    private final List<IndicatorKey> keys;
    private final boolean official;

    RuleView(
            IncidentService incidents,
            CompletionContracts contracts,
            RuleService rules,
            CurrentUser currentUser,
            LiveUpdates live) {
        super("contract.completion.rules.title", incidents, contracts, live);
        this.rules = rules;
        this.keys =
                incidents.current().map((Incident one) -> IndicatorKey.of(one)).orElse(List.of());
        this.official = currentUser.require().has(Role.OFFICIAL);
    }

    @Override
    String subline(Contract of) {
        return getTranslation("contract.completion.memo.subline", of.number(), of.title()) + "　"
                + getTranslation("contract.completion.rules.subline");
    }

    @Override
    void fill(Div into, Contract of) {
        RuleBook book = rules.book(of.id());
        if (book.locked()) {
            Paragraph locked = new Paragraph(getTranslation("contract.completion.rules.lockedNow"));
            locked.addClassName("m-completion-locked");
            into.add(locked);
        }
        boolean changeable = official && !book.locked();
        into.add(rule(of, book, changeable), thresholds(of, book, changeable), retention(of, book, changeable));
    }

    private Component rule(Contract of, RuleBook book, boolean changeable) {
        CardSection section = new CardSection(getTranslation("contract.completion.rules.rule"));
        CompletionRule rule = book.rule().orElse(null);
        if (rule == null) {
            section.add(new Paragraph(getTranslation("contract.completion.rules.none")));
        } else {
            section.add(words(rule));
        }
        if (changeable) {
            Button write = new Button(
                    getTranslation("contract.completion.rules.write"),
                    click -> new RuleForm(of.id(), rule, keys, rules, this::refresh).open());
            write.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            section.add(write);
        }
        List<CompletionRule> earlier = book.rules().stream().skip(1).toList();
        if (!earlier.isEmpty()) {
            Div all = new Div();
            earlier.forEach(one -> all.add(words(one)));
            section.add(new Details(getTranslation("contract.completion.rules.history"), all));
        }
        return section;
    }

    private Component words(CompletionRule rule) {
        Paragraph text = new Paragraph(rule.text());
        text.addClassName("m-completion-text");
        Div words = new Div(
                text,
                new Paragraph(getTranslation(
                        "contract.completion.terms.required",
                        keys.stream()
                                .filter(key -> rule.requires(key.code()))
                                .map(key -> Written.text(this, key.name()))
                                .collect(Collectors.joining(getTranslation("platform.listSeparator"))))),
                new Paragraph(getTranslation("contract.completion.terms.mayFail", rule.mayFail())));
        if (rule.needsPerformance()) {
            words.add(new Paragraph(getTranslation("contract.completion.terms.performance")));
        }
        words.add(new Hint(getTranslation("contract.completion.terms.set", rule.version(), Written.signed(rule.set()))
                + "　" + rule.reason()));
        words.addClassName("m-rule");
        return words;
    }

    private Component thresholds(Contract of, RuleBook book, boolean changeable) {
        PlainTable table = table("contract.completion.rules.thresholds", changeable);
        for (IndicatorKey key : keys) {
            Setting set = book.threshold(key).orElse(null);
            String name = Written.text(this, key.name());
            String value = set == null ? "-" : Written.text(this, key.kind().thresholdWords(set.figure()));
            List<String> earlier = book.history(key.code()).stream()
                    .skip(1)
                    .map(one -> Written.text(this, key.kind().thresholdWords(one.figure())) + "　" + who(one))
                    .toList();
            table.row(row(
                    name,
                    value,
                    set,
                    earlier,
                    changeable,
                    () -> SettingForm.threshold(of.id(), key, name, set, rules, this::refresh)
                            .open()));
        }
        return new CardSection(getTranslation("contract.completion.rules.thresholds"), table);
    }

    private Component retention(Contract of, RuleBook book, boolean changeable) {
        PlainTable table = table("contract.completion.rules.retention", changeable);
        for (DataKind kind : DataKind.values()) {
            List<Setting> history = book.history(kind);
            Setting set = history.isEmpty() ? null : history.getFirst();
            String name = getTranslation(kind.textKey());
            List<String> earlier = history.stream()
                    .skip(1)
                    .map(one -> months(one.figure().intValue()) + "　" + who(one))
                    .toList();
            table.row(row(
                    name,
                    months(book.months(kind)),
                    set,
                    earlier,
                    changeable,
                    () -> SettingForm.months(of.id(), kind, name, set, book.months(kind), rules, this::refresh)
                            .open()));
        }
        return new CardSection(getTranslation("contract.completion.rules.retention"), table);
    }

    private PlainTable table(String caption, boolean changeable) {
        List<String> columns = Stream.of("indicator", "setting", "set", "history", "action")
                .map(name -> getTranslation("contract.completion.column." + name))
                .toList();
        return new PlainTable(getTranslation(caption), changeable ? columns : columns.subList(0, 4));
    }

    private List<Component> row(
            String name,
            String value,
            @Nullable Setting set,
            List<String> earlier,
            boolean changeable,
            Runnable change) {
        Component history = new Span("-");
        if (!earlier.isEmpty()) {
            Div lines = new Div();
            earlier.forEach(line -> lines.add(new Hint(line)));
            history = lines;
        }
        Component by = set == null
                ? new Span(value.equals("-") ? "-" : getTranslation("contract.completion.rules.usual"))
                : new Div(new Span(Written.signed(set.set())), new Hint(set.reason()));
        List<Component> cells = new ArrayList<>(List.of(new Span(name), Written.part("m-strong", value), by, history));
        if (changeable) {
            Button button = new Button(getTranslation("contract.completion.rules.change"), click -> change.run());
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            button.setAriaLabel(getTranslation("contract.completion.rules.changeOf", name));
            cells.add(button);
        }
        return cells;
    }

    private String months(int months) {
        return getTranslation("contract.completion.rules.months", months);
    }

    private static String who(Setting setting) {
        return Written.signed(setting.set()) + "　" + setting.reason();
    }
}
