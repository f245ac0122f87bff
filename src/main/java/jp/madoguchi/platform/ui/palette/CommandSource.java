package jp.madoguchi.platform.ui.palette;

import java.util.List;

/**
 * Puts commands into the palette. A view that is one offers what can be done on it; a bean of a room offers what is found by what
 * was typed, and only what the user may do.
 */
public interface CommandSource {
    /**
     * @param typed as it stands in the palette, without blanks around it; may be empty
     * @return in the order in which they are to be shown; views offer all they have, the palette picks what fits
     */
    List<Command> commands(String typed);
}
