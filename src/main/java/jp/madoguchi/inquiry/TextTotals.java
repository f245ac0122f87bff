package jp.madoguchi.inquiry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.inquiry.InquiryCounts.DayCount;
import jp.madoguchi.inquiry.InquiryCounts.DayMark;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How many inquiries of each day say what is looked for, kept until something changes in the inquiries of that day: a total among a
 * million notes is read through once, and only its days of today are afterwards. It stays exact.
 */
@Component
class TextTotals {
    /** So many searches are kept, those that were asked last. */
    private static final int MOST = 100;

    private final InquiryCounts counts;
    private final InquirySearch search;
    private final TextReader reader;
    private final Map<InquiryFilter, Map<LocalDate, Counted>> kept = Collections.synchronizedMap(new Kept());

    TextTotals(InquiryCounts counts, InquirySearch search, TextReader reader) {
        this.counts = counts;
        this.search = search;
        this.reader = reader;
    }

    private record Counted(long mark, long hits) {}

    private static final class Kept extends LinkedHashMap<InquiryFilter, Map<LocalDate, Counted>> {
        private static final long serialVersionUID = 1;

        private Kept() {
            super(MOST, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<InquiryFilter, Map<LocalDate, Counted>> eldest) {
            return size() > MOST;
        }
    }

    /**
     * Whether the days of such a filter can be kept: it asks for nothing that changes without the inquiry, and whoever asks changes nothing
     * that might be rolled back.
     */
    boolean keeps(InquiryFilter filter) {
        String text = filter.text();
        return text != null
                && !TextSearch.of(text).isEmpty()
                && filter.further().equals(FurtherFilter.NONE)
                && TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    /** So many inquiries have to be read through for the total. */
    long unread(InquiryFilter filter) {
        Map<LocalDate, Counted> known = known(filter);
        return counts.marks(filter).stream()
                .filter(day -> !isKnown(known, day))
                .mapToLong(DayMark::inquiries)
                .sum();
    }

    /** Reads through what isn't known. */
    long total(InquiryFilter filter) {
        Map<LocalDate, Counted> known = known(filter);
        List<DayMark> days = counts.marks(filter);
        List<DayMark> stretch = new ArrayList<>();
        for (DayMark day : days) {
            if (!isKnown(known, day)) {
                stretch.add(day);
            } else if (!stretch.isEmpty()) {
                read(filter, stretch, known);
                stretch.clear();
            }
        }
        if (!stretch.isEmpty()) {
            read(filter, stretch, known);
        }
        return days.stream().mapToLong(day -> hits(known, day)).sum();
    }

    /** The days that have hits, in this direction, if all are known. */
    Optional<List<DayCount>> days(InquiryFilter filter, boolean latestFirst) {
        Map<LocalDate, Counted> known = known(filter);
        List<DayMark> days = counts.marks(filter);
        if (!days.stream().allMatch(day -> isKnown(known, day))) {
            return Optional.empty();
        }
        List<DayCount> hits = new ArrayList<>(days.stream()
                .map(day -> new DayCount(day.day(), hits(known, day)))
                .toList());
        if (latestFirst) {
            Collections.reverse(hits);
        }
        return Optional.of(hits);
    }

    private void read(InquiryFilter filter, List<DayMark> days, Map<LocalDate, Counted> known) {
        Map<LocalDate, Long> hits = reader.countByDay(search.through(
                filter.between(days.getFirst().day(), days.getLast().day())));
        days.forEach(day -> known.put(day.day(), new Counted(day.mark(), hits.getOrDefault(day.day(), 0L))));
    }

    private Map<LocalDate, Counted> known(InquiryFilter filter) {
        return kept.computeIfAbsent(filter.between(null, null), all -> new ConcurrentHashMap<>());
    }

    private static boolean isKnown(Map<LocalDate, Counted> known, DayMark day) {
        Counted counted = known.get(day.day());
        return counted != null && counted.mark() == day.mark();
    }

    private static long hits(Map<LocalDate, Counted> known, DayMark day) {
        Counted counted = known.get(day.day());
        return counted == null ? 0 : counted.hits();
    }
}
