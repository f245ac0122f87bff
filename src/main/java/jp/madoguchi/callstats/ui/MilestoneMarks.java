package jp.madoguchi.callstats.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.callstats.DayBlock;
import jp.madoguchi.incident.Milestone;

/**
 * The milestones above a block of the daily table: a callout for each day, and a bar under those that last longer.
 *
 * @param callouts by their day
 */
record MilestoneMarks(List<Callout> callouts, List<Bar> bars) {
    /** Columns that a callout takes. */
    static final int WIDTH = 3;

    /**
     * @param column of the day that it points at
     * @param start first column of its box
     * @param width columns of its box
     * @param lane the row it stands in, so that no two overlap; the first is 1
     */
    record Callout(LocalDate day, String title, int column, int start, int width, int lane) {}

    /**
     * @param labelled whether this block has the longest piece of the bar, which then carries its words
     * @param lane the row it stands in among the bars; the first is 1
     */
    record Bar(String label, int start, int end, boolean labelled, boolean comesFromBefore, boolean goesOn, int lane) {}

    static MilestoneMarks of(DayBlock block, List<DayBlock> blocks, List<Milestone> milestones, Locale locale) {
        return new MilestoneMarks(callouts(block, milestones, locale), bars(block, blocks, milestones, locale));
    }

    int lanes() {
        return callouts.stream().mapToInt(Callout::lane).max().orElse(0);
    }

    boolean isEmpty() {
        return callouts.isEmpty() && bars.isEmpty();
    }

    private static List<Callout> callouts(DayBlock block, List<Milestone> milestones, Locale locale) {
        record Point(LocalDate day, String title) {}
        List<Point> points = new ArrayList<>();
        for (Milestone milestone : milestones) {
            String title = milestone.title().in(locale);
            if (milestone.startsOn().equals(milestone.endsOn())) {
                points.add(new Point(milestone.startsOn(), title));
            } else {
                points.add(new Point(milestone.startsOn(), edge(title, true, locale)));
                points.add(new Point(milestone.endsOn(), edge(title, false, locale)));
            }
        }
        int[] occupied = new int[points.size() + 1];
        List<Callout> callouts = new ArrayList<>();
        points.stream()
                .filter(point -> block.days().contains(point.day()))
                .sorted(Comparator.comparing(Point::day))
                .forEach(point -> {
                    int column = block.column(point.day());
                    int width = Math.min(WIDTH, block.days().size());
                    int start = Math.clamp(column - width / 2, 1, block.days().size() - width + 1);
                    int lane = 0;
                    while (occupied[lane] >= start) {
                        lane++;
                    }
                    occupied[lane] = start + width - 1;
                    callouts.add(new Callout(point.day(), point.title(), column, start, width, lane + 1));
                });
        return callouts;
    }

    /** …配信期間 begins with …配信開始 and ends with …配信最終日, as the assembly's document has it. */
    private static String edge(String title, boolean first, Locale locale) {
        if (Locale.ENGLISH.getLanguage().equals(locale.getLanguage())) {
            return title + (first ? ": first day" : ": last day");
        }
        return title.endsWith("期間")
                ? title.substring(0, title.length() - 2) + (first ? "開始" : "最終日")
                : title + (first ? "（開始）" : "（最終日）");
    }

    private static List<Bar> bars(DayBlock block, List<DayBlock> blocks, List<Milestone> milestones, Locale locale) {
        List<Bar> bars = new ArrayList<>();
        for (Milestone milestone : milestones) {
            int days = pieceIn(block, milestone);
            if (days == 0 || milestone.startsOn().equals(milestone.endsOn())) {
                continue;
            }
            boolean longest = blocks.stream()
                    .max(Comparator.comparingInt((DayBlock other) -> pieceIn(other, milestone))
                            .thenComparing(DayBlock::first, Comparator.reverseOrder()))
                    .filter(block::equals)
                    .isPresent();
            boolean comesFromBefore = milestone.startsOn().isBefore(block.first());
            boolean goesOn = milestone.endsOn().isAfter(block.last());
            bars.add(new Bar(
                    milestone.title().in(locale) + " " + shortSpan(milestone, locale),
                    comesFromBefore ? 1 : block.column(milestone.startsOn()),
                    goesOn ? block.days().size() : block.column(milestone.endsOn()),
                    longest,
                    comesFromBefore,
                    goesOn,
                    bars.size() + 1));
        }
        return bars;
    }

    private static int pieceIn(DayBlock block, Milestone milestone) {
        return (int) block.days().stream()
                .filter(day -> !day.isBefore(milestone.startsOn()) && !day.isAfter(milestone.endsOn()))
                .count();
    }

    private static String shortSpan(Milestone milestone, Locale locale) {
        String wave = Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? "–" : "～";
        return "(" + monthDay(milestone.startsOn()) + wave + monthDay(milestone.endsOn()) + ")";
    }

    private static String monthDay(LocalDate day) {
        return day.getMonthValue() + "/" + day.getDayOfMonth();
    }
}
