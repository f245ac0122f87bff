package jp.madoguchi.platform.ui.palette;

/**
 * Something that can be done from the palette.
 *
 * @param title what it does, in the user's language
 * @param hint where it leads, or its key; may be empty
 * @param act runs after the palette has closed
 */
public record Command(String title, String hint, Runnable act) {}
