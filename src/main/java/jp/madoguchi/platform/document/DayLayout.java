package jp.madoguchi.platform.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.madoguchi.platform.document.OfficialDocument.DayMark;
import jp.madoguchi.platform.document.OfficialDocument.DayPart;

/**
 * Where the milestones stand above the days: rows of cells that each cover some of the days' columns, the same in every format.
 * From top to bottom: callouts, what points from them at their days, bars.
 */
record DayLayout(List<List<Cell>> rows) {
    /** Every table has the width of so many days, so that days stand under each other from part to part. */
    static final int DAYS = 12;

    private static final int LEAST = 2;
    private static final int MOST = 5;

    /** How many characters of a mark's size fit into a day. */
    private static final double CHARACTERS = 4.3;

    enum Kind {
        EMPTY,
        CALLOUT,
        POINTER,
        BAR,
        /** A bar's words beside it, where it is too short for them; they end at the bar or begin at it. */
        BEFORE_BAR,
        AFTER_BAR
    }

    /** @param columns how many days it covers */
    record Cell(Kind kind, int columns, String text) {}

    private record Place(int from, int to, Cell cell) {}

    private record Callout(int first, int last, String text) {
        Callout with(Callout next) {
            return new Callout(first, Math.max(last, next.last), text + "\n" + next.text);
        }

        int needed() {
            return (int) Math.ceil((DocumentText.widest(text) + 0.8) / CHARACTERS);
        }
    }

    static DayLayout of(DayPart part) {
        int days = part.days().size();
        List<List<Cell>> rows = new ArrayList<>();
        if (days > 0) {
            callouts(part, days, rows);
            bars(part, days, rows);
        }
        return new DayLayout(rows);
    }

    private static void callouts(DayPart part, int days, List<List<Cell>> rows) {
        Set<Integer> pointed = new HashSet<>();
        List<Callout> callouts = new ArrayList<>();
        part.marks().stream()
                .filter(mark -> !mark.span())
                .sorted(Comparator.comparingInt(DayMark::from))
                .forEach(mark -> {
                    int day = within(mark.from(), days);
                    pointed.add(day);
                    callouts.add(new Callout(day, day, mark.text()));
                });
        if (callouts.isEmpty()) {
            return;
        }
        rows.add(row(placed(callouts, days), days));
        rows.add(row(
                pointed.stream()
                        .sorted()
                        .map(day -> new Place(day, day, new Cell(Kind.POINTER, 1, "▼")))
                        .toList(),
                days));
    }

    /** As wide as their words need, else narrower; callouts of days too close for that become one that points at each. */
    private static List<Place> placed(List<Callout> callouts, int days) {
        List<Place> places = placed(callouts, widths(callouts, days), days);
        while (places.isEmpty()) {
            int closest = 0;
            for (int i = 1; i < callouts.size() - 1; i++) {
                if (gap(callouts, i) < gap(callouts, closest)) {
                    closest = i;
                }
            }
            Callout next = callouts.remove(closest + 1);
            callouts.set(closest, callouts.get(closest).with(next));
            places = placed(callouts, widths(callouts, days), days);
        }
        int[] widths = widths(callouts, days);
        for (int most = LEAST + 1; most <= MOST; most++) {
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] < most
                        && widths[i] < Math.min(days, callouts.get(i).needed())) {
                    widths[i]++;
                    List<Place> wider = placed(callouts, widths, days);
                    if (wider.isEmpty()) {
                        widths[i]--;
                    } else {
                        places = wider;
                    }
                }
            }
        }
        return places;
    }

    private static int[] widths(List<Callout> callouts, int days) {
        return callouts.stream()
                .mapToInt(callout -> Math.min(days, Math.max(LEAST, callout.last - callout.first + 1)))
                .toArray();
    }

    private static int gap(List<Callout> callouts, int i) {
        return callouts.get(i + 1).first - callouts.get(i).last;
    }

    /** Each as near to the middle above its days as its neighbours allow; nothing where there isn't room for all. */
    private static List<Place> placed(List<Callout> callouts, int[] widths, int days) {
        int[] latest = new int[callouts.size()];
        int end = days;
        for (int i = latest.length - 1; i >= 0; i--) {
            Callout callout = callouts.get(i);
            latest[i] = Math.min(callout.first, end - widths[i]);
            end = latest[i];
        }
        List<Place> places = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < latest.length; i++) {
            Callout callout = callouts.get(i);
            int width = widths[i];
            int earliest = Math.max(next, callout.last - width + 1);
            if (earliest > latest[i]) {
                return List.of();
            }
            int middle = (callout.first + callout.last - width + 1) / 2;
            int from = Math.max(earliest, Math.min(middle, latest[i]));
            places.add(new Place(from, from + width - 1, new Cell(Kind.CALLOUT, width, callout.text)));
            next = from + width;
        }
        return places;
    }

    private static void bars(DayPart part, int days, List<List<Cell>> rows) {
        List<List<Place>> lanes = new ArrayList<>();
        part.marks().stream()
                .filter(DayMark::span)
                .sorted(Comparator.comparingInt(DayMark::from))
                .forEach(mark -> {
                    List<Place> bar = bar(mark, days);
                    List<Place> lane = lanes.stream()
                            .filter(places -> places.getLast().to < bar.getFirst().from)
                            .findFirst()
                            .orElseGet(() -> {
                                List<Place> places = new ArrayList<>();
                                lanes.add(places);
                                return places;
                            });
                    lane.addAll(bar);
                });
        lanes.forEach(lane -> rows.add(row(lane, days)));
    }

    private static List<Place> bar(DayMark mark, int days) {
        int from = within(mark.from(), days);
        int to = Math.max(from, within(mark.to(), days));
        int width = to - from + 1;
        int needed = (int) Math.ceil((DocumentText.widest(mark.text()) + 0.5) / CHARACTERS);
        if (width >= Math.min(needed, LEAST + 1) || Math.max(from, days - 1 - to) <= width) {
            return List.of(new Place(from, to, new Cell(Kind.BAR, width, mark.text())));
        }
        Place bar = new Place(from, to, new Cell(Kind.BAR, width, ""));
        if (from >= days - 1 - to) {
            int room = Math.min(needed, from);
            return List.of(new Place(from - room, from - 1, new Cell(Kind.BEFORE_BAR, room, mark.text())), bar);
        }
        int room = Math.min(needed, days - 1 - to);
        return List.of(bar, new Place(to + 1, to + room, new Cell(Kind.AFTER_BAR, room, mark.text())));
    }

    private static List<Cell> row(List<Place> places, int days) {
        List<Cell> cells = new ArrayList<>();
        int next = 0;
        for (Place place : places) {
            if (place.from > next) {
                cells.add(new Cell(Kind.EMPTY, place.from - next, ""));
            }
            cells.add(place.cell);
            next = place.to + 1;
        }
        if (next < days) {
            cells.add(new Cell(Kind.EMPTY, days - next, ""));
        }
        return cells;
    }

    private static int within(int column, int days) {
        return Math.max(0, Math.min(column, days - 1));
    }
}
