package jp.madoguchi.callstats;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The days that stand beside each other in the daily table, on screen and in documents.
 *
 * @param opensMonth whether it is the first block of its month, which then stands in the corner
 */
public record DayBlock(List<LocalDate> days, boolean opensMonth) {
    /** As many as fit on the assembly's page. */
    public static final int WIDEST = 12;

    /** A month of which only so few days are asked for goes on behind the one before. */
    private static final int TOO_FEW = 3;

    public DayBlock {
        days = List.copyOf(days);
    }

    public LocalDate first() {
        return days.getFirst();
    }

    public LocalDate last() {
        return days.getLast();
    }

    /** The column of a day, the first is 1. */
    public int column(LocalDate day) {
        return days.indexOf(day) + 1;
    }

    /** Month by month, each month in blocks of nearly the same length; the longer ones come last. */
    public static List<DayBlock> of(Span span) {
        List<DayBlock> blocks = new ArrayList<>();
        for (List<LocalDate> month : months(span)) {
            int count = (month.size() + WIDEST - 1) / WIDEST;
            int begin = 0;
            for (int i = 0; i < count; i++) {
                int end = (int) ((long) month.size() * (i + 1) / count);
                blocks.add(new DayBlock(month.subList(begin, end), i == 0));
                begin = end;
            }
        }
        return blocks;
    }

    private static List<List<LocalDate>> months(Span span) {
        List<List<LocalDate>> months = new ArrayList<>();
        YearMonth month = null;
        for (LocalDate day : span.days().toList()) {
            if (!YearMonth.from(day).equals(month)) {
                month = YearMonth.from(day);
                months.add(new ArrayList<>());
            }
            months.getLast().add(day);
        }
        if (months.size() > 1 && months.getLast().size() <= TOO_FEW) {
            List<LocalDate> few = months.removeLast();
            months.getLast().addAll(few);
        }
        return months;
    }
}
