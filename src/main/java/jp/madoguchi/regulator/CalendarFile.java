package jp.madoguchi.regulator;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Writes whole days as iCalendar (RFC 5545). The same entry has the same name in each file, so that a calendar replaces it. */
final class CalendarFile {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    /** RFC 5545, 3.1: a line has no more octets than this, its end not counted. */
    private static final int LONGEST_LINE = 75;

    private final StringBuilder file = new StringBuilder();

    CalendarFile(String name) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Madoguchi//Regulator register//JA");
        line("CALSCALE:GREGORIAN");
        line("METHOD:PUBLISH");
        line("X-WR-CALNAME:" + escaped(name));
    }

    /** @param key the same for the same entry in whichever file */
    void add(String key, LocalDate day, String summary, String description) {
        line("BEGIN:VEVENT");
        line("UID:" + key + "@madoguchi");
        // the file tells what stands in the register; its day serves as the stamp, so that the same register gives the
        // same file
        line("DTSTAMP:" + DAY.format(day) + "T000000Z");
        line("DTSTART;VALUE=DATE:" + DAY.format(day));
        line("DTEND;VALUE=DATE:" + DAY.format(day.plusDays(1)));
        line("SUMMARY:" + escaped(summary));
        if (!description.isEmpty()) {
            line("DESCRIPTION:" + escaped(description));
        }
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    String text() {
        return file + "END:VCALENDAR\r\n";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /** Folds it; a character of several octets stays whole. */
    private void line(String text) {
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            String character = Character.toString(text.codePointAt(i));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                file.append("\r\n ");
                octets = 1;
            }
            file.append(character);
            octets += size;
            i += character.length();
        }
        file.append("\r\n");
    }
}
