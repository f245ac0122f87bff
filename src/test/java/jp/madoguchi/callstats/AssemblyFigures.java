package jp.madoguchi.callstats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.inquiry.InquiryImporter;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.SignedIn;

/** The figures of the assembly's document, and the records of the demo that must add up to them. */
public final class AssemblyFigures {
    public static final LocalDate FROM = LocalDate.of(2022, 6, 23);
    public static final LocalDate TO = LocalDate.of(2022, 8, 3);

    /** @param gift absent before it was counted */
    public record Line(LocalDate date, int incoming, int answered, int fraud, Integer gift) {}

    private AssemblyFigures() {}

    public static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (String line : new String(file("call-statistics.csv"), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList()) {
            String[] cells = line.split(",", -1);
            lines.add(new Line(
                    LocalDate.parse(cells[0]),
                    Integer.parseInt(cells[1]),
                    Integer.parseInt(cells[2]),
                    Integer.parseInt(cells[3]),
                    cells[4].isEmpty() ? null : Integer.valueOf(cells[4])));
        }
        return lines;
    }

    /** Brings the demo's calls and inquiries in, as a supervisor does. */
    public static void importRecords(Imports imports, CallRecordImporter calls, InquiryImporter inquiries) {
        SignedIn.as(Role.SUPERVISOR);
        run(imports, calls, "acd-calls-2022.csv");
        run(imports, inquiries, "inquiries-2022.csv");
        SignedIn.out();
    }

    private static void run(Imports imports, Importer<?> importer, String name) {
        imports.run(importer, new TableFile(name, file(name)), CharsetChoice.AUTO, "supervisor", Progress.unwatched());
    }

    public static byte[] file(String name) {
        try (InputStream in = AssemblyFigures.class.getResourceAsStream("/demo/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
