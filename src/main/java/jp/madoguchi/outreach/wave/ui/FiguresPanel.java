package jp.madoguchi.outreach.wave.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import jp.madoguchi.outreach.wave.Wave;
import jp.madoguchi.outreach.wave.WaveFigures;
import jp.madoguchi.outreach.wave.WaveState;
import jp.madoguchi.platform.ui.FigureTile;
import org.jspecify.annotations.Nullable;

/** How far a wave is and how it went; a figure leads to the messages that it is made of. */
class FiguresPanel extends Div {
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph words = new Paragraph();
    private final Div tiles = new Div();

    FiguresPanel() {
        tiles.addClassName("m-wave-tiles");
        bar.getElement().setAttribute("aria-label", getTranslation("outreach.wave.progress"));
        add(bar, words, tiles);
    }

    void show(Wave wave, WaveFigures figures) {
        int all = Math.max(1, figures.all());
        int gone = figures.all() - figures.left();
        bar.setValue(Math.clamp((double) gone / all, 0.0, 1.0));
        words.setText(getTranslation("outreach.wave.progress.of", gone, figures.all())
                + (wave.state() == WaveState.RELEASED && figures.left() > 0
                        ? "　"
                                + getTranslation(
                                        "outreach.wave.progress.pace",
                                        figures.perMinute(),
                                        Words.minute(figures.expectedEnd()))
                        : ""));
        tiles.removeAll();
        for (DeliveryFilter filter : DeliveryFilter.values()) {
            Integer count = filter.count(figures);
            if (count != null) {
                String address = "city/waves/" + wave.number() + "?messages=" + filter;
                tile("outreach.wave.figure." + filter, Words.count(count), note(filter, count, wave, figures), address);
            }
        }
        if (figures.callsPerThousand() != null && figures.calls() != null) {
            tile(
                    "outreach.wave.figure.calls",
                    figures.callsPerThousand().toPlainString(),
                    getTranslation(
                            "outreach.wave.figure.calls.of",
                            Words.count(figures.calls()),
                            Words.days(figures.callsFrom(), figures.callsTo())),
                    null);
        }
    }

    private String note(DeliveryFilter filter, int count, Wave wave, WaveFigures figures) {
        return switch (filter) {
            case ALL -> "";
            case RECEIVED -> getTranslation("outreach.wave.figure.ofCards", Words.count(wave.cards()));
            case ANSWERED -> getTranslation("outreach.wave.figure.ofHandedOver", Words.count(figures.handedOver()));
            default -> figures.all() == 0 ? "" : "%.1f %%".formatted(100.0 * count / figures.all());
        };
    }

    private void tile(String label, String value, String note, @Nullable String address) {
        FigureTile tile = new FigureTile(getTranslation(label));
        tile.show(value, note, address);
        tiles.add(tile);
    }
}
