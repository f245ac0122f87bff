package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import jp.madoguchi.outreach.wave.Wave;
import jp.madoguchi.outreach.wave.WaveState;

/** Where a wave stands and, where it doesn't go on by itself, why and who decides. */
class WaveStanding extends Div {
    WaveStanding(Wave wave) {
        add(Words.badge(this, wave.state()));
        if (wave.state() == WaveState.DRAFT && wave.returnedNote() != null) {
            add(new Paragraph(getTranslation("outreach.wave.returned", wave.returnedNote())));
        }
        if (wave.state() == WaveState.PAUSED && wave.pausedCause() != null) {
            add(
                    new Paragraph(getTranslation(
                            "outreach.wave.paused",
                            getTranslation("outreach.wave.cause." + wave.pausedCause()),
                            String.valueOf(wave.pausedNote()),
                            String.valueOf(wave.pausedBy()))),
                    new Paragraph(getTranslation("outreach.wave.paused.who")));
        }
    }
}
