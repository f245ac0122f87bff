package jp.madoguchi.callstats;

import java.time.LocalDate;
import jp.madoguchi.platform.live.LiveEvent;

/** The city has confirmed a day, or corrected a confirmed one. */
public record DayConfirmed(long incidentId, LocalDate day) implements LiveEvent {}
