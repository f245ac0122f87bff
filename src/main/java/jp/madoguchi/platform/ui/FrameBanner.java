package jp.madoguchi.platform.ui;

import java.util.Optional;
import jp.madoguchi.platform.i18n.MessageText;

/** What a room has to say above every screen. Asked once for each window, and only for users who are signed in. */
public interface FrameBanner {
    /** Empty for users whom it doesn't concern. */
    Optional<MessageText> text();
}
