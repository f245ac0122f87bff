package jp.madoguchi.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Block;
import jp.madoguchi.report.content.ReportFigures;

/**
 * A document as it will read, drawn from the same model as its files. Each figure says what it is made of and leads to where that
 * can be seen. Only parts that have changed are drawn anew.
 */
@Tag("m-figure-tips")
@JsModule("./elements/figure-tips.ts")
class DocumentPreview extends Component implements HasComponents, HasStyle {
    private final H2 title = new H2();
    private final Div head = new Div();
    private final Div body = new Div();
    private List<Part> shown = List.of();

    /** @param number as it stands before it; empty where it has none */
    private record Part(String number, Block block) {}

    DocumentPreview() {
        addClassName("m-document");
        // documents are Japanese whatever the screen speaks
        getElement().setAttribute("lang", "ja");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("report.preview"));
        getElement().setAttribute("tabindex", "0");
        head.addClassName("m-document__head");
        title.addClassName("m-document__title");
        body.addClassName("m-document__body");
        add(head, title, body);
    }

    void show(OfficialDocument document, ReportFigures figures) {
        title.setText(document.title());
        head.removeAll();
        document.head().forEach(line -> head.add(new Div(line)));
        List<Part> parts = numbered(document.blocks());
        DocumentBlocks blocks = new DocumentBlocks(figures);
        int same = 0;
        while (same < Math.min(parts.size(), shown.size()) && parts.get(same).equals(shown.get(same))) {
            same++;
        }
        int sameAtEnd = 0;
        while (sameAtEnd < Math.min(parts.size(), shown.size()) - same
                && parts.get(parts.size() - 1 - sameAtEnd).equals(shown.get(shown.size() - 1 - sameAtEnd))) {
            sameAtEnd++;
        }
        List<Component> drawn = body.getChildren().toList();
        drawn.subList(same, drawn.size() - sameAtEnd).forEach(body::remove);
        for (int i = same; i < parts.size() - sameAtEnd; i++) {
            body.addComponentAtIndex(
                    i, blocks.draw(parts.get(i).number(), parts.get(i).block()));
        }
        shown = parts;
    }

    /** With the numbers that the formats give them. */
    private static List<Part> numbered(List<Block> blocks) {
        List<Part> parts = new ArrayList<>();
        int[] headings = new int[4];
        int[] items = new int[3];
        for (Block block : blocks) {
            String number = "";
            if (block instanceof OfficialDocument.Heading heading) {
                headings[heading.level()]++;
                Arrays.fill(headings, heading.level() + 1, headings.length, 0);
                Arrays.fill(items, 0);
                number = heading.level() == 1
                        ? Integer.toString(headings[1])
                        : heading.level() == 2
                                ? "(" + headings[2] + ")"
                                : "アイウエオカキクケコ".substring((headings[3] - 1) % 10, (headings[3] - 1) % 10 + 1);
            } else if (block instanceof OfficialDocument.Item item) {
                items[item.level()]++;
                if (item.level() == 1) {
                    items[2] = 0;
                }
                number = item.level() == 1 ? "(" + items[1] + ")" : circled(items[2]);
            }
            parts.add(new Part(number, block));
        }
        return parts;
    }

    private static String circled(int number) {
        return number <= 20 ? String.valueOf((char) ('①' + number - 1)) : "(" + number + ")";
    }
}
