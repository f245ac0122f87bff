package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.wave.Audience;
import jp.madoguchi.outreach.wave.AudienceCount;
import jp.madoguchi.outreach.wave.AudienceProblem;
import jp.madoguchi.outreach.wave.AudienceSentence;
import jp.madoguchi.outreach.wave.WaveLine;
import jp.madoguchi.outreach.wave.WavePreparationService;

/** The rule, condition by condition; says at once in a sentence what it means, and whom it finds. */
class AudienceEditor extends Div {
    private final transient Incident incident;
    private final transient List<WaveLine> waves;
    private final transient AudienceSentence sentences;
    private final transient WavePreparationService preparation;
    private final transient Supplier<MessageChannel> channel;
    private final Select<Boolean> together = new Select<>();
    private final Div rows = new Div();
    private final Paragraph problem = new Paragraph();
    private final Paragraph sentence = new Paragraph();
    private final Paragraph count = new Paragraph();
    private final List<ConditionRow> conditions = new ArrayList<>();

    /** @param channel on which the wave goes now */
    AudienceEditor(
            Incident incident,
            List<WaveLine> waves,
            AudienceSentence sentences,
            WavePreparationService preparation,
            Supplier<MessageChannel> channel,
            Audience from) {
        this.incident = incident;
        this.waves = waves;
        this.sentences = sentences;
        this.preparation = preparation;
        this.channel = channel;
        together.setLabel(getTranslation("outreach.wave.together"));
        together.setItems(true, false);
        together.setItemLabelGenerator(
                all -> getTranslation(all ? "outreach.wave.together.all" : "outreach.wave.together.any"));
        together.setValue(!(from instanceof Audience.AnyOf));
        together.addValueChangeListener(change -> look());
        problem.addClassName("m-problem");
        problem.getElement().setAttribute("role", "alert");
        sentence.addClassName("m-wave-sentence");
        count.getElement().setAttribute("role", "status");
        Button more = new Button(getTranslation("outreach.wave.condition.add"), click -> {
            row(ConditionKind.GIFT.blank());
            look();
        });
        add(together, rows, more, problem, sentence, count);
        (switch (from) {
                    case Audience.AllOf all -> all.of();
                    case Audience.AnyOf any -> any.of();
                    default -> List.of(from);
                })
                .forEach(this::row);
        look();
    }

    Audience audience() {
        List<Audience> all = conditions.stream().map(ConditionRow::condition).toList();
        // no condition at all means everybody, whichever word stands between them
        return together.getValue() || all.isEmpty() ? new Audience.AllOf(all) : new Audience.AnyOf(all);
    }

    /** Says what the rule means now and whom it finds. */
    final void look() {
        Audience now = audience();
        List<AudienceProblem> problems = preparation.problems(incident.id(), now);
        show(problems);
        sentence.setText(sentences.of(now, incident, getLocale()));
        Optional<AudienceCount> found =
                problems.isEmpty() ? preparation.count(incident.id(), channel.get(), now) : Optional.empty();
        count.setText(found.map(this::said).orElse(""));
    }

    void show(List<AudienceProblem> problems) {
        problem.setText("");
        conditions.forEach(row -> row.problem(""));
        for (AudienceProblem one : problems) {
            String text = Words.text(this, one.text());
            if (one.condition() >= 0 && one.condition() < conditions.size()) {
                conditions.get(one.condition()).problem(text);
            } else {
                problem.setText(text);
            }
        }
    }

    private String said(AudienceCount found) {
        return getTranslation(
                "outreach.wave.count",
                found.persons(),
                found.cards(),
                found.allExcluded(),
                Words.exclusions(this, found.excluded()));
    }

    private void row(Audience from) {
        ConditionRow row = new ConditionRow(incident, waves, sentences, from, this::look, removed -> {
            conditions.remove(removed);
            rows.remove(removed);
            look();
        });
        conditions.add(row);
        rows.add(row);
    }
}
