package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.server.Command;
import java.util.List;

/**
 * A key of the desk, as it is listened to, shown on the sheet of keys and offered in the palette.
 *
 * @param shown how the key is written
 * @param textKey what it does, as a message
 */
record DeskKey(String shown, String textKey, Command act, Key key, List<KeyModifier> modifiers) {
    static DeskKey of(String shown, String textKey, Command act, Key key, KeyModifier... modifiers) {
        return new DeskKey(shown, textKey, act, key, List.of(modifiers));
    }

    void listen(Component owner) {
        Shortcuts.addShortcutListener(owner, act, key, modifiers.toArray(KeyModifier[]::new));
    }
}
