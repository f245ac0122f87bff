package jp.madoguchi.inquiry;

import java.util.List;

/**
 * The earlier inquiries from a number.
 *
 * @param total all of them
 * @param latest the last few, the latest first
 */
public record CallerHistory(int total, List<InquiryLine> latest) {
    public static final CallerHistory NONE = new CallerHistory(0, List.of());

    public CallerHistory {
        latest = List.copyOf(latest);
    }

    public boolean isRepeated() {
        return total > 0;
    }
}
