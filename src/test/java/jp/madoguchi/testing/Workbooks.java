package jp.madoguchi.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks for tests: good ones, and such as no program writes that only wants to be read. */
public final class Workbooks {
    public static final String WORKSHEET =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>%s</sheetData></worksheet>";

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final int MEGABYTE = 1024 * 1024;

    private Workbooks() {}

    public static byte[] of(Consumer<Worksheet> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Workbook workbook = new Workbook(out, "test", "1.0");
            content.accept(workbook.newWorksheet("Sheet1"));
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static void header(Worksheet sheet, String... names) {
        for (int i = 0; i < names.length; i++) {
            sheet.value(0, i, names[i]);
        }
    }

    /** The workbook with one part put in or put in the place of another. */
    public static byte[] replaced(byte[] workbook, String name, String content) {
        Map<String, byte[]> entries = entries(workbook);
        entries.put(name, content.getBytes(UTF_8));
        return zip(entries);
    }

    /** What is tried on whoever opens a container, each under its name. */
    public static Map<String, byte[]> attacks() {
        byte[] good = of(sheet -> header(sheet, "a"));
        String bomb = "<a>" + " ".repeat(60 * MEGABYTE) + "</a>";
        Map<String, byte[]> attacks = new LinkedHashMap<>();
        attacks.put("ratio", replaced(good, SHEET, bomb));
        attacks.put("ratio elsewhere", replaced(good, "xl/media/image1.png", bomb));
        attacks.put(
                "entities",
                replaced(
                        good,
                        "xl/sharedStrings.xml",
                        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>"));
        attacks.put(
                "outside entity",
                replaced(good, SHEET, "<!doctype x SYSTEM \"http://127.0.0.1:1/x.dtd\">" + WORKSHEET.formatted("")));
        attacks.put("slip", replaced(good, "../../etc/cron.d/x", "x"));
        attacks.put("macros", replaced(good, "xl/vbaProject.bin", "x"));
        attacks.put("entries", manyEntries(good));
        attacks.put("duplicate names", withDuplicateNames(good));
        attacks.put("cut", Arrays.copyOf(good, good.length / 2));
        attacks.put("broken sheet", replaced(good, SHEET, "<worksheet><sheetData><row"));
        return attacks;
    }

    /** Says that it is as large as a sheet can be, and has a row and a column beyond that. */
    public static byte[] withLyingDimensions() {
        return replaced(
                of(sheet -> header(sheet, "a")),
                SHEET,
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:XFD1048576\"/><sheetData>"
                        + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>"
                        + "<row r=\"2147483647\"><c r=\"XFD2\" t=\"inlineStr\"><is><t>x</t></is></c></row>"
                        + "</sheetData></worksheet>");
    }

    private static byte[] manyEntries(byte[] zip) {
        Map<String, byte[]> entries = entries(zip);
        for (int i = 0; i < 10_000; i++) {
            entries.put("xl/media/" + i, new byte[0]);
        }
        return zip(entries);
    }

    /** Two entries are made one name in the finished container, since no writer makes such a thing. */
    private static byte[] withDuplicateNames(byte[] zip) {
        byte[] doubled = replaced(replaced(zip, "xl/media/one", "x"), "xl/media/two", "y");
        return new String(doubled, ISO_8859_1)
                .replace("xl/media/two", "xl/media/one")
                .getBytes(ISO_8859_1);
    }

    private static Map<String, byte[]> entries(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile file = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    public static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
