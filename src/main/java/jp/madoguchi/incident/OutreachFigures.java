package jp.madoguchi.incident;

import java.time.LocalDate;
import java.util.OptionalInt;

/** Knows how holders were written to and what became of their gifts, in figures. Rooms that judge ask; the room that writes answers. */
public interface OutreachFigures {
    /** How many waves handed messages over on any of these days; empty before any was released, which is not 0. */
    OptionalInt wavesSent(long incidentId, LocalDate from, LocalDate to);

    /** Of how many affected cards the gift isn't received; empty before any gift was sent. */
    OptionalInt giftsOpen(long incidentId);
}
