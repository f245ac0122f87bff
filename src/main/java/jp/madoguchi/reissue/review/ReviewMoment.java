package jp.madoguchi.reissue.review;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import jp.madoguchi.platform.time.Tokyo;

/** A moment as messages of this room write it, alike in both languages. */
final class ReviewMoment {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private ReviewMoment() {}

    static String of(Instant at) {
        return MINUTE.format(Tokyo.local(at));
    }
}
