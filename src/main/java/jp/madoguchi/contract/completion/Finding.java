package jp.madoguchi.contract.completion;

import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;

/**
 * Something that speaks for or against the end, or that is missing.
 *
 * @param address the screen that shows it; absent where there is none
 */
public record Finding(MessageText text, @Nullable String address) {}
