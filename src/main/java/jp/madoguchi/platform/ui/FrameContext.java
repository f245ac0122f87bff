package jp.madoguchi.platform.ui;

import java.util.Optional;
import jp.madoguchi.platform.i18n.LocalizedText;

/** What the page frame asks of the room that knows what the portal is working on. */
public interface FrameContext {
    /** The name of the incident; empty until one is set up. Asked only for users who are signed in. */
    Optional<LocalizedText> name();
}
