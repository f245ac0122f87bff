package jp.madoguchi.inquiry.script;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of what is answered to a question (応対スクリプト).
 *
 * @param versionId of this version; an inquiry keeps which one was used
 * @param scriptId the same in all versions
 * @param version counted from 1
 * @param topicId absent: for the whole category
 * @param question what the caller wants to know
 * @param answer what is said
 * @param checks what is to be asked or done besides, one per line
 * @param validFrom the first day on which it is to be used
 * @param validUntil the last day; absent: until it is replaced
 * @param used how many inquiries were answered with any version of it
 */
public record AnswerScript(
        long versionId,
        long scriptId,
        int version,
        long categoryId,
        @Nullable Long topicId,
        String question,
        String answer,
        String checks,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String writtenBy,
        Instant writtenAt,
        int used) {

    /** Whether it is used on this day. */
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }

    public List<String> checkList() {
        return checks.lines().filter(line -> !line.isBlank()).map(String::strip).toList();
    }
}
