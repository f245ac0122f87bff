package jp.madoguchi.platform.ui;

import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/** What the page frame asks of the room that knows who is signed in. */
public interface FrameUser {
    /** Empty on pages that are open to nobody in particular. */
    Optional<SignedIn> signedIn();

    /** What has to stand above every screen, such as that this is the demo. */
    List<MessageText> banners();

    void signOut();

    record SignedIn(
            String displayName,
            List<MessageText> roles,
            @Nullable String organisation) {}
}
