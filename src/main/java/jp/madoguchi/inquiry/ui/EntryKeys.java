package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.function.Consumer;
import jp.madoguchi.platform.ui.palette.Command;

/** The keys of the desk: listened to everywhere on it, shown on a sheet, and offered in the palette. */
class EntryKeys {
    /** A key alone counts only where nobody is typing, and Escape only where it isn't the input method's. */
    static final String KEYS_ALONE = "!event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat"
            + " && !event.isComposing && event.keyCode !== 229 && (event.key === 'Escape'"
            + " || (event.key.length === 1 && !event.composedPath()[0].matches('input,textarea')))";

    private final List<DeskKey> keys;
    private final Runnable onSheetClosed;

    EntryKeys(List<DeskKey> keys, Runnable onSheetClosed) {
        this.keys = keys;
        this.onSheetClosed = onSheetClosed;
    }

    /**
     * @param onEscape is run for Escape alone
     * @param onLetter gets each other key that was pressed alone, but the one that opens the sheet
     */
    void listen(Component desk, Runnable onEscape, Consumer<String> onLetter) {
        keys.forEach(key -> key.listen(desk));
        desk.getElement()
                .addEventListener("keydown", event -> {
                    String key = event.getEventData().get("event.key").asString();
                    if (key.equals("Escape")) {
                        onEscape.run();
                    } else if (key.equals("?")) {
                        showSheet();
                    } else {
                        onLetter.accept(key);
                    }
                })
                .setFilter(KEYS_ALONE)
                .addEventData("event.key");
    }

    void showSheet() {
        ShortcutSheet sheet = new ShortcutSheet(keys);
        sheet.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                onSheetClosed.run();
            }
        });
        sheet.open();
    }

    /** What can be done on this desk, for the palette. */
    List<Command> commands(Component desk) {
        return keys.stream()
                .map(key -> new Command(desk.getTranslation(key.textKey()), key.shown(), key.act()::execute))
                .toList();
    }
}
