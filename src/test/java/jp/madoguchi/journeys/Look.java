package jp.madoguchi.journeys;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/** How a screen is looked at: on which window, in which colours. */
enum Look {
    WIDE_LIGHT(1440, ColorScheme.LIGHT),
    WIDE_DARK(1440, ColorScheme.DARK),
    NARROW_LIGHT(360, ColorScheme.LIGHT),
    NARROW_DARK(360, ColorScheme.DARK);

    private final int width;
    private final ColorScheme scheme;

    Look(int width, ColorScheme scheme) {
        this.width = width;
        this.scheme = scheme;
    }

    /** The screen that is open, as it stands. */
    void at(Page page) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }
}
