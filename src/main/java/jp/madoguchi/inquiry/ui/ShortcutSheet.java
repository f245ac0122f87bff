package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.madoguchi.platform.ui.PlainTable;

/** All keys of the desk on one sheet. */
class ShortcutSheet extends Dialog {
    ShortcutSheet(List<DeskKey> keys) {
        addClassName("m-shortcuts");
        setHeaderTitle(getTranslation("inquiry.keys.title"));
        PlainTable table = new PlainTable(
                getTranslation("inquiry.keys.title"),
                List.of(getTranslation("inquiry.keys.key"), getTranslation("inquiry.keys.what")));
        row(table, "Alt + 1～9", "inquiry.keys.category");
        row(table, "Alt + Q, W, A, S …", "inquiry.keys.topic");
        row(table, "Alt + Z, X, C", "inquiry.keys.outcome");
        row(table, "::", "inquiry.keys.phrase");
        keys.forEach(key -> row(table, key.shown(), key.textKey()));
        row(table, "Esc", "inquiry.keys.discard");
        row(table, "Ctrl + K", "inquiry.keys.palette");
        add(table, new Paragraph(getTranslation("inquiry.keys.alone")));
        Button close = new Button(getTranslation("inquiry.detail.close"), click -> close());
        close.setAutofocus(true);
        getFooter().add(close);
    }

    private void row(PlainTable table, String key, String what) {
        table.row(List.of(InquiryEntry.key(key), new Span(getTranslation(what))));
    }
}
