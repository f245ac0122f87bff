package jp.madoguchi.incident;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.i18n.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What an inquiry is about (問い合わせ区分).
 *
 * @param shortcut the one key that chooses it in the inquiry entry
 * @param trackedFrom the first day on which the category is counted; before it there is no figure, which is not 0.
 *     Absent: it is not counted at all
 * @param inDailyTable whether it is a row of the daily table
 * @param details what is asked besides the text
 * @param topics in their order on screen
 */
public record Category(
        long id,
        String code,
        LocalizedText name,
        String shortcut,
        @Nullable LocalDate trackedFrom,
        boolean inDailyTable,
        DetailKind details,
        List<Topic> topics) {
    public Category {
        topics = List.copyOf(topics);
    }

    public boolean isCountedOn(LocalDate day) {
        return trackedFrom != null && !day.isBefore(trackedFrom);
    }

    public Optional<Topic> topic(long topicId) {
        return topics.stream().filter(topic -> topic.id() == topicId).findFirst();
    }
}
