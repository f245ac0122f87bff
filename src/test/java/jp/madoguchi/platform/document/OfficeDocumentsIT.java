package jp.madoguchi.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** LibreOffice opens what is written and makes the same document of it. */
class OfficeDocumentsIT {
    private static final int SECONDS = 180;

    @TempDir
    private Path folder;

    @Test
    void theReportAsDocxIsThreePagesWithAllThatItSays() throws Exception {
        try (PDDocument pdf = converted("report.docx", new WordDocuments().write(SampleDocument.report()))) {
            String text = squeezed(pdf);
            assertThat(pdf.getNumberOfPages()).isEqualTo(3);
            assertThat(text)
                    .contains("1現状(1)カード再発行を", "（63,337枚分）", "最大で121件", "時点で約6割。")
                    .contains("(4)不正アクセスを受けた", "①経済産業省が、", "＜主な改善命令内容＞", "・クレジットカードの", "②個人情報保護委員会")
                    .contains("2今後の対応(1)引き続き", "(4)JTBとの", "㈱髙島屋𠮷野カード", "1/3", "3/3")
                    .contains("事前告知メール配信", "受取メール配信期間（6/30～7/8）", "▼", "1日あたりの問い合わせ件数の推移");
            for (int row = 0; row < 4; row++) {
                assertThat(text).contains(figures(row, 0, 8), figures(row, 8, 19), figures(row, 19, 30));
                assertThat(text).contains(figures(row, 30, 42));
            }
            assertComplete(pdf);
        }
    }

    /** As they stand in one row of the table, with nothing between. */
    private static String figures(int row, int from, int to) {
        StringBuilder figures = new StringBuilder(SampleDocument.TITLES.get(row));
        for (int i = from; i < to; i++) {
            int calls = SampleDocument.CALLS[row][i];
            figures.append(calls < 0 ? "-" : calls);
        }
        return figures.toString();
    }

    @Test
    void theReportAsXlsxHasItsTablesItsChartAndItsFigures() throws Exception {
        try (PDDocument pdf = converted("report.xlsx", new WorkbookDocuments().write(SampleDocument.report()))) {
            String text = squeezed(pdf);
            assertThat(pdf.getNumberOfPages()).isBetween(8, 12);
            assertThat(text)
                    .contains("カード会社対象枚数再発行枚数再発行率", "㈱髙島屋𠮷野カード15,9309,23958.0%", "2022/7/29金140581")
                    .contains("calls.window.max121121", "受取メール配信期間（6/30～7/8）", "数値一覧");
            assertComplete(pdf);
        }
    }

    @Test
    void aYearOpensInBoth() throws Exception {
        try (PDDocument text = converted("year.docx", new WordDocuments().write(SampleDocument.of(366)));
                PDDocument book = converted("year.xlsx", new WorkbookDocuments().write(SampleDocument.of(366)))) {
            assertThat(text.getNumberOfPages()).isBetween(6, 9);
            assertThat(squeezed(text)).contains("12月31日", "※注");
            assertThat(squeezed(book)).contains("2023/6/23");
            assertComplete(text);
            assertComplete(book);
        }
    }

    @Test
    void whatUsersTypeAndWhatIsEmptyOpensToo() throws Exception {
        String shown = SampleDocument.SHOWN.replace(" ", "");
        try (PDDocument text = converted("typed.docx", new WordDocuments().write(SampleDocument.typed()));
                PDDocument book = converted("typed.xlsx", new WorkbookDocuments().write(SampleDocument.typed()))) {
            assertThat(squeezed(text).split(java.util.regex.Pattern.quote(shown), -1))
                    .hasSizeGreaterThan(10);
            assertThat(squeezed(book)).contains(shown);
        }
        converted("empty.docx", new WordDocuments().write(SampleDocument.empty()))
                .close();
        converted("empty.xlsx", new WorkbookDocuments().write(SampleDocument.empty()))
                .close();
    }

    /** Fonts inside, no page wider than its paper, and a glyph for each letter. */
    private static void assertComplete(PDDocument pdf) throws IOException {
        for (PDPage page : pdf.getPages()) {
            assertThat(Math.min(
                            page.getMediaBox().getWidth(), page.getMediaBox().getHeight()))
                    .isBetween(594f, 597f);
        }
        PDFTextStripper glyphs = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition position) {
                PDFont font = position.getFont();
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                for (int code : position.getCharacterCodes()) {
                    assertThat(code)
                            .as("glyph of %s in %s", position.getUnicode(), font.getName())
                            .isNotZero();
                }
                assertThat(position.getXDirAdj() + position.getWidthDirAdj())
                        .as("right end of %s", position.getUnicode())
                        .isLessThan(position.getPageWidth());
                super.processTextPosition(position);
            }
        };
        assertThat(glyphs.getText(pdf)).doesNotContain("\uFFFD", "〓", "□");
    }

    private PDDocument converted(String name, byte[] file) throws Exception {
        Path source = Files.write(folder.resolve(name), file);
        Process process = new ProcessBuilder(
                        office(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.resolve(name + ".out").toString(),
                        source.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("LibreOffice did not turn " + name + " into a PDF within " + SECONDS + " seconds");
        }
        Path pdf = folder.resolve(name + ".out").resolve(name.replaceAll("\\.[a-z]+$", ".pdf"));
        assertThat(pdf).as(Files.readString(folder.resolve("log"))).exists();
        return Loader.loadPDF(pdf.toFile());
    }

    private static String office() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(path -> List.of(Path.of(path, "soffice"), Path.of(path, "libreoffice")).stream())
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(
                        () -> new AssertionError(
                                "This test needs LibreOffice (Debian: libreoffice-writer-nogui and libreoffice-calc-nogui) on the PATH"));
    }

    private static String squeezed(PDDocument pdf) throws IOException {
        PDFTextStripper text = new PDFTextStripper();
        text.setSortByPosition(true);
        return text.getText(pdf).replaceAll("[\\s　]", "");
    }
}
