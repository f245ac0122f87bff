package jp.madoguchi.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.privacy.CardNumberGuard;
import jp.madoguchi.testing.HiddenText;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FileIntakeTest {
    private final FileIntake intake = new FileIntake(new CardNumberGuard());

    @Test
    void theContentSaysWhatAFileIs() {
        assertThat(intake.take("a.pdf", pdf("x")).type()).isEqualTo(FileType.PDF);
        assertThat(intake.take("a.png", bytes("89504E470D0A1A0A00")).type()).isEqualTo(FileType.PNG);
        assertThat(intake.take("a.jpeg", bytes("FFD8FFE000")).type()).isEqualTo(FileType.JPEG);
        assertThat(intake.take("a.xlsx", TableExport.XLSX.bytes(ExportTable.of("s", List.of("a"), List.of())))
                        .type())
                .isEqualTo(FileType.XLSX);
        assertThat(intake.take("a.docx", zip("[Content_Types].xml", "word/document.xml"))
                        .type())
                .isEqualTo(FileType.DOCX);
    }

    @Test
    void whatIsNoneOfTheseIsRefusedWhateverItsName() {
        refused(() -> intake.take("a.pdf", "<html>".getBytes(StandardCharsets.UTF_8)), "platform.files.kind", "a.pdf");
        refused(() -> intake.take("a.docx", zip("evil.exe")), "platform.files.kind", "a.docx");
        refused(() -> intake.take("a.xlsx", bytes("504B030499")), "platform.files.kind", "a.xlsx");
        // a document with a password is an old container
        refused(() -> intake.take("a.xlsx", bytes("D0CF11E0A1B11AE1")), "platform.files.kind", "a.xlsx");
        refused(() -> intake.take("a.pdf", new byte[0]), "platform.files.empty", "a.pdf");
        refused(
                () -> intake.take("a.docx", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
                "platform.files.macros",
                "a.docx");
        refused(() -> intake.take("a.pdf", new byte[FileIntake.MAX_BYTES + 1]), "platform.files.tooLarge", 10);
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\Users\\tanaka\\請求書.pdf, 請求書.pdf",
        "../../etc/passwd, passwd.pdf",
        "請求書\u202Efdp.exe, 請求書fdp.exe.pdf",
        "a<b>:c.pdf, a_b__c.pdf",
        ".htaccess, htaccess.pdf",
        "請求書.PDF, 請求書.PDF",
        "名簿.xlsx, 名簿.xlsx.pdf",
        "か\u3099.pdf, が.pdf",
    })
    void namesAreCleanedAndEndLikeTheContent(String name, String kept) {
        assertThat(intake.take(name, pdf("x")).name()).isEqualTo(kept);
    }

    @Test
    void aLongNameKeepsItsEnding() {
        String name = intake.take("長".repeat(400) + ".pdf", pdf("x")).name();
        assertThat(name).endsWith("長.pdf").hasSize(150);
    }

    @Test
    void aCardNumberInANameIsRefusedWithoutRepeatingIt() {
        refused(() -> intake.take("4111-1111-1111-1111.pdf", pdf("x")), "platform.files.cardNumber");
    }

    @Test
    void aCardNumberInADocumentIsRefused() {
        refused(
                () -> intake.take(
                        "名簿.xlsx",
                        TableExport.XLSX.bytes(ExportTable.of(
                                "s",
                                List.of("番号"),
                                List.of(List.of(ExportCell.of("1")), List.of(ExportCell.of("4111 1111 1111 1111")))))),
                "platform.files.cardNumberInside",
                "名簿.xlsx");
        // a word processor cuts a line into runs wherever somebody edited it
        refused(
                () -> intake.take(
                        "報告.docx",
                        docx("<w:document xmlns:w='w'><w:p><w:r><w:t>番号 4111 1111</w:t></w:r>"
                                + "<w:r><w:t> 1111 1111</w:t></w:r></w:p></w:document>")),
                "platform.files.cardNumberInside",
                "報告.docx");
        assertThat(intake.take("報告.docx", docx("<w:document xmlns:w='w'><w:p>電話 0120-111-111</w:p></w:document>"))
                        .type())
                .isEqualTo(FileType.DOCX);
    }

    @ParameterizedTest
    @EnumSource
    void aCardNumberIsFoundWhereNobodyLooks(HiddenText place) {
        byte[] workbook =
                TableExport.XLSX.bytes(ExportTable.of("s", List.of("件数"), List.of(List.of(ExportCell.of("1")))));

        for (String card : List.of("4111111111111111", "4111-1111-1111-1111", "５５５５５５５５５５５５４４４４")) {
            refused(
                    () -> intake.take("名簿.xlsx", place.in(workbook, card)),
                    "platform.files.cardNumberInside",
                    "名簿.xlsx");
        }
        // the same with a telephone number
        assertThat(intake.take("名簿.xlsx", place.in(workbook, "0120-111-111")).type())
                .isEqualTo(FileType.XLSX);
    }

    @Test
    void aDocumentThatCantBeSearchedIsRefused() {
        refused(() -> intake.take("a.docx", docx("<w:document>")), "platform.files.unreadable", "a.docx");
        refused(
                () -> intake.take("a.docx", docx("<!DOCTYPE x [<!ENTITY a 'aaa'>]><x>&a;</x>")),
                "platform.files.unreadable",
                "a.docx");
        // a bomb: little to carry, much to unpack
        refused(
                () -> intake.take("a.docx", docx("<x>" + " ".repeat(8 * 1024 * 1024) + "</x>")),
                "platform.files.unreadable",
                "a.docx");
    }

    @Test
    void theSameContentHasTheSameDigestUnderAnyName() {
        assertThat(intake.take("a.pdf", pdf("x")).sha256())
                .isEqualTo(intake.take("b.pdf", pdf("x")).sha256())
                .isNotEqualTo(intake.take("a.pdf", pdf("y")).sha256())
                .matches("[0-9a-f]{64}");
        assertThat(FileIntake.tooLarge()).isEqualTo(MessageText.of("platform.files.tooLarge", 10));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] docx(String body) {
        return zip(body.getBytes(StandardCharsets.UTF_8), "[Content_Types].xml", "word/document.xml");
    }

    private static byte[] zip(String... parts) {
        return zip("<x/>".getBytes(StandardCharsets.UTF_8), parts);
    }

    private static byte[] zip(byte[] document, String... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(part.equals("word/document.xml") ? document : "<x/>".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] pdf(String text) {
        return ("%PDF-1.4\n% " + text + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(ThrowingCallable call, String key, Object... args) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.text()).isEqualTo(MessageText.of(key, args)));
    }
}
