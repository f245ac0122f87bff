package jp.madoguchi.outreach.template;

import org.jspecify.annotations.Nullable;

/**
 * A message as its holder would get it, with what nobody here is to see hidden.
 *
 * @param to masked; null where the person has no address for this way
 */
public record MessagePreview(
        String caseNumber,
        @Nullable String to,
        @Nullable String subject,
        String text,
        @Nullable String html) {}
