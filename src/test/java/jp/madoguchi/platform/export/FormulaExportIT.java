package jp.madoguchi.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports as an office program opens them: what somebody typed into a field never becomes a formula there. */
class FormulaExportIT {
    private static final int TEXTS = 10_000;
    private static final Pattern FORMULA = Pattern.compile("table:formula=");
    private static final List<String> STARTS = List.of(
            "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " ", "\u00A0", "\u200B", "'", "\"", "\u3000",
            "\uFEFF");
    private static final List<String> ENDS = List.of(
            "1+1",
            "HYPERLINK(\"http://127.0.0.1:1/\"&A1,\"x\")",
            "cmd|' /C calc'!A0",
            "SUM(A1:A9)",
            "WEBSERVICE(\"http://127.0.0.1:1/\")",
            "2022-06-23");

    @TempDir
    Path folder;

    private final Random random = new Random(20220708);

    @Test
    @Assures("D7")
    void noExportedTextIsAFormulaInAnOfficeProgram() throws Exception {
        List<List<ExportCell>> rows = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            rows.add(List.of(ExportCell.of(hostile()), ExportCell.of(i)));
        }
        ExportTable table = ExportTable.of("試験", List.of("名", "番号"), rows);
        for (TableExport form : List.of(TableExport.XLSX, TableExport.CSV_WITH_BOM)) {
            String name = form == TableExport.XLSX ? "a.xlsx" : "b.csv";
            Files.write(folder.resolve(name), form.bytes(table));
            String opened = opened(name);

            assertThat(occurrences("office:value-type=\"float\"", opened))
                    .as(name + ": the numbers beside the texts were understood, so the file was")
                    .isGreaterThanOrEqualTo(TEXTS);
            Matcher formula = FORMULA.matcher(opened);
            assertThat(formula.find() ? opened.substring(formula.start(), formula.start() + 80) : "none")
                    .as("formulas in " + name)
                    .isEqualTo("none");
        }
        Measured.as("%,d hostile texts in a workbook and in a CSV opened by LibreOffice, 0 formula cells", TEXTS);
    }

    private String hostile() {
        StringBuilder text = new StringBuilder();
        int starts = 1 + random.nextInt(4);
        for (int i = 0; i < starts; i++) {
            text.append(STARTS.get(random.nextInt(STARTS.size())));
        }
        return text.append(ENDS.get(random.nextInt(ENDS.size()))).toString();
    }

    /** The sheet as LibreOffice has understood it, as one XML text. */
    private String opened(String name) throws IOException, InterruptedException {
        Process office = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--infilter=" + (name.endsWith(".csv") ? "CSV:44,34,76,1" : "Calc MS Excel 2007 XML"),
                        "--convert-to",
                        "fods",
                        "--outdir",
                        folder.toString(),
                        folder.resolve(name).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("office.log").toFile())
                .start();
        assertThat(office.waitFor(180, TimeUnit.SECONDS)).as("LibreOffice ends").isTrue();
        Path sheet = folder.resolve(name.substring(0, 1) + ".fods");
        assertThat(sheet).as(Files.readString(folder.resolve("office.log"))).exists();
        return Files.readString(sheet, StandardCharsets.UTF_8);
    }

    private static int occurrences(String of, String in) {
        int count = 0;
        for (int at = in.indexOf(of); at >= 0; at = in.indexOf(of, at + 1)) {
            count++;
        }
        return count;
    }
}
