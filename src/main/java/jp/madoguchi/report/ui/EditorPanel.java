package jp.madoguchi.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.report.OpenReport;
import jp.madoguchi.report.ReportDraftService;
import jp.madoguchi.report.ReportService;
import jp.madoguchi.report.ReportTexts;
import jp.madoguchi.report.content.Numerals;
import jp.madoguchi.report.content.SectionText;
import jp.madoguchi.report.content.TextProblem;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a draft. They save themselves a moment after the last key stroke. Where another was first, what was typed stays in
 * the fields and is kept for its author, who may put it over the other's or read that first.
 */
class EditorPanel extends Div {
    private static final int PAUSE_MILLIS = 700;

    private final OpenReport open;
    private final ReportDraftService drafts;
    private final ReportService reports;
    private final Consumer<ReportTexts> onSaved;
    private final TextField title = new TextField(getTranslation("report.edit.title"));
    private final TextField issuer = new TextField(getTranslation("report.edit.issuer"));
    private final Select<Numerals> numerals = new Select<>();
    private final Map<String, TextArea> sections = new LinkedHashMap<>();
    private final Map<String, UnorderedList> problems = new LinkedHashMap<>();
    private final Span status = new Span(getTranslation("report.edit.saved"));
    private final Div refusal = new Div();
    private ReportTexts saved;
    private int revision;
    private @Nullable TextArea lastFocused;

    /** @param onSaved gets the texts whenever they have changed */
    EditorPanel(OpenReport open, ReportDraftService drafts, ReportService reports, Consumer<ReportTexts> onSaved) {
        this.open = open;
        this.drafts = drafts;
        this.reports = reports;
        this.onSaved = onSaved;
        this.saved = open.report().texts();
        this.revision = open.report().revision();
        addClassName("m-report-editor");
        title.setMaxLength(ReportDraftService.LONGEST_LINE);
        issuer.setMaxLength(ReportDraftService.LONGEST_LINE);
        issuer.setHelperText(getTranslation("report.edit.issuer.what"));
        numerals.setLabel(getTranslation("report.edit.numerals"));
        numerals.setItems(Numerals.values());
        numerals.setItemLabelGenerator(one -> getTranslation("report.numerals." + one));
        numerals.addValueChangeListener(change -> {
            // while the fields are being filled, the texts aren't all there yet
            if (change.isFromClient()) {
                save();
            }
        });
        Div line = new Div(title, issuer, numerals);
        line.addClassName("m-report-editor__head");
        status.addClassName("m-report-editor__status");
        status.getElement().setAttribute("role", "status");
        refusal.addClassName("m-report-refusal");
        refusal.getElement().setAttribute("role", "alert");
        add(refusal, line);
        watch(title);
        watch(issuer);
        saved.sections().forEach(this::section);
        Button save = new Button(getTranslation("report.edit.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div foot = new Div(status, save);
        foot.addClassName("m-report-editor__foot");
        add(foot);
        fill(saved);
        showProblems();
        offerUnsent();
    }

    private void section(SectionText section) {
        TextArea text = new TextArea(section.title());
        text.setMaxLength(ReportDraftService.LONGEST_SECTION);
        text.setMinRows(4);
        text.addFocusListener(focus -> lastFocused = text);
        text.getElement().setAttribute("lang", "ja");
        watch(text);
        UnorderedList found = new UnorderedList();
        found.addClassName("m-report-problems");
        sections.put(section.code(), text);
        problems.put(section.code(), found);
        add(text, found);
    }

    private <F extends Component & HasValidation & HasValueChangeMode> void watch(F field) {
        field.setManualValidation(true);
        // each key stroke reaches the server, so that nothing on this page takes away what is being typed
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.getElement().addEventListener("input", typed -> save()).debounce(PAUSE_MILLIS);
        field.getElement().addEventListener("change", typed -> save());
    }

    private void fill(ReportTexts texts) {
        title.setValue(texts.title());
        issuer.setValue(texts.issuer());
        numerals.setValue(texts.numerals());
        texts.sections().forEach(section -> {
            TextArea field = sections.get(section.code());
            if (field != null) {
                field.setValue(section.text());
            }
        });
    }

    ReportTexts typed() {
        List<SectionText> texts = new ArrayList<>();
        saved.sections()
                .forEach(section -> texts.add(new SectionText(
                        section.code(),
                        section.title(),
                        Objects.requireNonNull(sections.get(section.code())).getValue())));
        return new ReportTexts(
                title.getValue(),
                issuer.getValue(),
                numerals.getValue() == null ? saved.numerals() : numerals.getValue(),
                texts);
    }

    boolean isChanged() {
        return !typed().equals(saved);
    }

    int revision() {
        return revision;
    }

    boolean hasProblems() {
        return problems.values().stream().anyMatch(list -> list.getComponentCount() > 0);
    }

    /** @return whether all that was typed is saved */
    boolean save() {
        if (!isChanged()) {
            return true;
        }
        ReportTexts typed = typed();
        if (!write(typed, revision)) {
            return false;
        }
        refusal.removeAll();
        return true;
    }

    private boolean write(ReportTexts typed, int seen) {
        sections.values().forEach(field -> field.setInvalid(false));
        title.setInvalid(false);
        issuer.setInvalid(false);
        try {
            revision = drafts.write(open.report().id(), seen, typed);
            saved = typed;
            status.setText(getTranslation("report.edit.saved"));
            showProblems();
            onSaved.accept(typed);
            return true;
        } catch (RejectedException e) {
            status.setText(getTranslation("report.edit.notSaved"));
            refused(e, typed);
            return false;
        }
    }

    private void refused(RejectedException e, ReportTexts typed) {
        String words = Words.text(this, e.text());
        HasValidation field = e.field() == null
                ? null
                : switch (e.field()) {
                    case "title" -> title;
                    case "issuer" -> issuer;
                    default -> sections.get(e.field());
                };
        if (field != null) {
            field.setErrorMessage(words);
            field.setInvalid(true);
            return;
        }
        drafts.keepUnsent(open.report().id(), typed);
        Button over = new Button(getTranslation("report.edit.over"), click -> putOver());
        Button latest = new Button(
                getTranslation("report.edit.latest"),
                click -> click.getSource()
                        .getUI()
                        .ifPresent(ui ->
                                ui.navigate(ReportView.address(open.report().id()))));
        refusal.removeAll();
        refusal.add(new Paragraph(words), new Paragraph(getTranslation("report.edit.kept")), over, latest);
    }

    /** Knowingly: the other's texts stay in nobody's way. */
    private void putOver() {
        int now = reports.find(open.report().id())
                .map(report -> report.revision())
                .orElse(revision);
        if (write(typed(), now)) {
            refusal.removeAll();
        }
    }

    /** Somebody else has changed the report while something was typed here. */
    void showChangedBy(String name) {
        if (refusal.getComponentCount() == 0) {
            refusal.add(new Paragraph(getTranslation("report.edit.changedBy", name)));
        }
    }

    private void offerUnsent() {
        drafts.unsent(open.report().id()).ifPresent(unsent -> {
            Button take = new Button(getTranslation("report.edit.unsent.take"), click -> {
                fill(unsent.texts());
                refusal.removeAll();
                if (save()) {
                    drafts.forgetUnsent(open.report().id());
                }
            });
            Button drop = new Button(getTranslation("report.edit.unsent.drop"), click -> {
                drafts.forgetUnsent(open.report().id());
                refusal.removeAll();
            });
            refusal.add(new Paragraph(getTranslation("report.edit.unsent", Words.minute(unsent.keptAt()))), take, drop);
        });
    }

    private void showProblems() {
        saved.sections().forEach(section -> {
            UnorderedList list = Objects.requireNonNull(problems.get(section.code()));
            list.removeAll();
            for (TextProblem problem : reports.problems(section.text(), open.figures())) {
                list.add(new ListItem(getTranslation(
                        "report.edit.problem",
                        Integer.toString(problem.line()),
                        Integer.toString(problem.column()),
                        Words.text(this, problem.message()))));
            }
            list.setVisible(list.getComponentCount() > 0);
        });
    }

    /** Puts a figure where the cursor stands or last stood. */
    void insert(String key) {
        TextArea field =
                lastFocused == null ? sections.values().stream().findFirst().orElse(null) : lastFocused;
        if (field != null) {
            field.getElement().executeJs("""
                    const area = this.inputElement;
                    const end = area.selectionEnd;
                    area.setRangeText($0, area.selectionStart, end, 'end');
                    area.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
                    area.focus();
                    """, "{" + key + "}");
        }
    }
}
