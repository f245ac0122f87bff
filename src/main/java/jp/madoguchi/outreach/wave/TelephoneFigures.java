package jp.madoguchi.outreach.wave;

import java.time.LocalDate;
import java.util.Map;

/** What the telephones did, as the room of the calls tells it: a wave makes them ring. */
public interface TelephoneFigures {
    /** Incoming calls by day, both ends included; a day without figures is absent. */
    Map<LocalDate, Integer> calls(long incidentId, LocalDate from, LocalDate to);
}
