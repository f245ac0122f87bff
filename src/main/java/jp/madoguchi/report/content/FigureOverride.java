package jp.madoguchi.report.content;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure that somebody wrote instead of the computed one.
 *
 * @param text as it shall read
 * @param value the number that it stands for; null where it is none
 * @param reason why
 */
public record FigureOverride(
        String key, String text, @Nullable BigDecimal value, String reason) {}
