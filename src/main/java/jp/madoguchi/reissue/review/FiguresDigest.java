package jp.madoguchi.reissue.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import jp.madoguchi.reissue.ReissueCount;

/**
 * SHA-256 over a report's day and figures, one line each, so that both sides can check by hand what was decided on:
 * {@code 2022-06-30}, then {@code A,21842,13760} and so on, in the order of the issuers' codes, each line ended by a line feed.
 */
final class FiguresDigest {
    private FiguresDigest() {}

    static String of(LocalDate asOf, List<ReissueCount> counts) {
        StringBuilder lines = new StringBuilder(asOf.toString()).append('\n');
        counts.stream()
                .sorted(java.util.Comparator.comparing(ReissueCount::issuerCode))
                .forEach(count -> lines.append(count.issuerCode())
                        .append(',')
                        .append(count.affected())
                        .append(',')
                        .append(count.reissued())
                        .append('\n'));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
