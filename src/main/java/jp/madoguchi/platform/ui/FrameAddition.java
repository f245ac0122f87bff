package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/**
 * What a room puts into the frame's bar, so that its news reach people wherever they are in the portal. Asked once for each
 * window, and only for users who are signed in.
 */
public interface FrameAddition {
    /** A new component; empty for users whom the news don't concern. */
    Optional<Component> forBar();
}
