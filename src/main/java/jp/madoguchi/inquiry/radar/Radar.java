package jp.madoguchi.inquiry.radar;

import java.time.LocalDate;
import java.util.List;

/**
 * What came up more than before.
 *
 * @param from first day that is looked at
 * @param to last day, included
 * @param comparedFrom first day of the days before, to {@code from} exclusive
 * @param notes inquiries of the days looked at
 * @param notesBefore inquiries of the days before
 * @param readNow how many of the notes were read; fewer than {@code notes} where there are too many
 * @param readBefore the same of the days before
 * @param rising the most remarkable first
 */
public record Radar(
        LocalDate from,
        LocalDate to,
        LocalDate comparedFrom,
        long notes,
        long notesBefore,
        int readNow,
        int readBefore,
        List<Rising> rising) {
    public Radar {
        rising = List.copyOf(rising);
    }

    /** Whether there is anything to compare with. */
    public boolean isComparable() {
        return readBefore > 0;
    }

    /** Whether a part of the notes stands for all of them. */
    public boolean isSample() {
        return readNow < notes || readBefore < notesBefore;
    }
}
