package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import jp.madoguchi.outreach.template.Imprint;
import jp.madoguchi.outreach.template.TemplateVersion;
import jp.madoguchi.outreach.wave.Wave;
import org.jspecify.annotations.Nullable;

/** What a wave is to do, for who doesn't change it. */
class WaveFacts extends Div {
    /** @param imprint null where nothing is frozen yet */
    WaveFacts(Wave wave, @Nullable TemplateVersion template, @Nullable Imprint imprint, String audience) {
        addClassName("m-wave-facts");
        Paragraph sentence = new Paragraph(audience);
        sentence.addClassName("m-wave-sentence");
        add(Words.fact(getTranslation("outreach.wave.audience"), sentence));
        fact(
                "outreach.wave.template",
                template == null
                        ? "-"
                        : getTranslation(
                                "outreach.wave.template.of", template.name(), Integer.toString(template.number())));
        if (imprint != null) {
            fact(
                    "outreach.wave.imprint",
                    getTranslation(
                            "outreach.wave.imprint.of",
                            imprint.number(),
                            imprint.hours(getLocale()),
                            imprint.incident().in(getLocale())));
        }
        fact(
                "outreach.wave.startsAt",
                wave.startsAt() == null ? getTranslation("outreach.wave.atOnce") : Words.minute(wave.startsAt()));
        fact("outreach.wave.hours", wave.sendFrom() + " – " + wave.sendUntil());
        fact("outreach.wave.perMinute", Integer.toString(wave.perMinute()));
        fact(
                "outreach.wave.limits",
                getTranslation(
                        "outreach.wave.limits.of",
                        wave.bounceCount(),
                        wave.bouncePercent(),
                        wave.busyPercent() == null ? "-" : wave.busyPercent() + " %"));
        fact(
                "outreach.wave.form",
                getTranslation(wave.perCard() ? "outreach.wave.perCard" : "outreach.wave.perPerson")
                        + (wave.outside() ? "　" + getTranslation("outreach.wave.outside") : ""));
        if (wave.surveyUntil() != null) {
            fact("outreach.wave.surveyUntil", wave.surveyUntil().toString());
        }
    }

    private void fact(String term, String what) {
        add(Words.fact(getTranslation(term), what));
    }
}
