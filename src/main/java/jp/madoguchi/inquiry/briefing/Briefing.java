package jp.madoguchi.inquiry.briefing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that all desks must know (連絡事項).
 *
 * @param important stays above the desk until it was read
 * @param validUntil absent: until it is withdrawn
 * @param withdrawnAt absent unless it was taken back before its end
 * @param readers who has confirmed that they read it
 */
public record Briefing(
        long id,
        String text,
        boolean important,
        Instant validFrom,
        @Nullable Instant validUntil,
        String writtenBy,
        Instant writtenAt,
        @Nullable Instant withdrawnAt,
        List<String> readers) {
    public Briefing {
        readers = List.copyOf(readers);
    }

    public boolean isValidAt(Instant moment) {
        return withdrawnAt == null
                && !moment.isBefore(validFrom)
                && (validUntil == null || moment.isBefore(validUntil));
    }
}
