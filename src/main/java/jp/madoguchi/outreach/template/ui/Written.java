package jp.madoguchi.outreach.template.ui;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;

/** How times and texts are written on these screens. */
final class Written {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private Written() {}

    static String text(Component screen, MessageText text) {
        return screen.getTranslation(text.key(), text.args().toArray());
    }

    static String signed(Instant at, String by) {
        return MINUTE.format(Tokyo.local(at)) + "　" + by;
    }
}
