package jp.madoguchi.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jp.madoguchi.platform.document.OfficialDocument.Bar;
import jp.madoguchi.platform.document.OfficialDocument.Bars;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.OfficialDocument.Definition;
import jp.madoguchi.platform.document.OfficialDocument.Heading;
import jp.madoguchi.platform.document.OfficialDocument.PageBreak;
import jp.madoguchi.platform.document.OfficialDocument.Signature;
import jp.madoguchi.platform.document.OfficialDocument.Table;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfDocumentsTest {
    private static final Instant NOW = Instant.parse("2022-08-04T01:00:00Z");
    private static final String RARE = "𠮷野家 髙島屋 ①②③ ㈱南事務所 令和４年８月４日 66.6 ％ 〜－∥";

    private final PdfDocuments documents = new PdfDocuments(new DocumentFonts());

    @Test
    void whatIsWrittenCanBeReadBackIncludingRareCharacters() throws IOException {
        OfficialDocument document = OfficialDocument.titled("契約終了判断書", Locale.JAPANESE, NOW)
                .head("第１版", "令和4年8月4日")
                .footer("契約終了判断書　第１版")
                .heading("現状")
                .paragraph(RARE)
                .subheading("内訳")
                .table(
                        "カード会社別",
                        List.of(Column.text("カード会社"), Column.figures("再発行率")),
                        List.of(List.of("A社", "69.0 %"), List.of(RARE, "-")))
                .definitions(new Definition("用語 " + RARE, "説明"))
                .add(new Bars("1日の件数", List.of(new Bar("8/3", "20件", 0.2), new Bar("8/4", "-", -1))))
                .note("出典：コールセンター")
                .signatures(new Signature("起案者", "渡辺 誠", "令和4年8月4日"), new Signature("決裁者", "", ""))
                .build();

        String text = text(documents.print(document));

        assertThat(text)
                .contains("契約終了判断書", "第１版", "令和4年8月4日", "1　現状", "(1)　内訳", "カード会社別", "69.0 %")
                .contains("出典：コールセンター", "起案者", "渡辺 誠", "20件", "1 / 1");
        // in a narrow column a text goes on in the next line
        assertThat(text.replaceAll("\\s", "")).contains(("用語" + RARE).replace(" ", ""));
        assertThat(text.split(java.util.regex.Pattern.quote("𠮷野家 髙島屋"), -1)).hasSize(4);
        assertThat(text).doesNotContain("#", "〓");
    }

    @Test
    void allFontsAreInsideAndItSaysThatItIsForKeeping() throws IOException {
        byte[] pdf = documents.print(OfficialDocument.titled("題 " + RARE, Locale.JAPANESE, NOW)
                .heading("見出し")
                .paragraph("本文")
                .build());

        try (PDDocument read = Loader.loadPDF(pdf)) {
            List<PDFont> fonts = fonts(read);
            assertThat(fonts).hasSizeGreaterThanOrEqualTo(3).allMatch(PDFont::isEmbedded);
            assertThat(fonts).extracting(PDFont::getName).allMatch(name -> name.matches("[A-Z]{6}\\+.*"), "a subset");
            assertThat(new String(
                            read.getDocumentCatalog().getMetadata().toByteArray(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .contains("part>2<", "conformance>U<", "CreateDate>2022-08-04T10:00:00+09:00<");
            assertThat(read.getDocumentCatalog().getOutputIntents()).hasSize(1);
            assertThat(read.getDocumentCatalog().getLanguage()).isEqualTo("ja");
            assertThat(read.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(read.getDocumentInformation().getTitle()).isEqualTo("題 " + RARE);
            assertThat(read.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(NOW);
            assertThat(read.getDocumentCatalog().getCOSObject().containsKey(COSName.getPDFName("AF")))
                    .isFalse();
        }
    }

    @Test
    void whatUsersTypeIsTextAndNeverMarkup() throws IOException {
        String typed = "<b>太字</b> &amp; <img src=\"file:///etc/hostname\"/> ]]> {content} </style><script>1</script>";
        String text = text(documents.print(OfficialDocument.titled(typed, Locale.JAPANESE, NOW)
                .footer(typed)
                .paragraph(typed)
                .table(typed, List.of(Column.text(typed)), List.of(List.of(typed)))
                .build()));

        String squeezed = text.replaceAll("\\s", "");
        assertThat(squeezed.split(java.util.regex.Pattern.quote(typed.replaceAll("\\s", "")), -1))
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void whatNoFontCanDrawIsAGetaAndLinesAreKept() throws IOException {
        String text = text(documents.print(OfficialDocument.titled("題", Locale.JAPANESE, NOW)
                .paragraph("一行目\r\n二行目 \uD83D 半分 \u0007 鐘 \uD83D\uDE00 顔")
                .build()));

        assertThat(text).contains("一行目", "二行目 〓 半分 〓 鐘 〓 顔").doesNotContain("一行目二行目");
    }

    @Test
    void aLongTableGoesOnWithItsHeadAndPagesAreNumbered() throws IOException {
        List<List<String>> rows = IntStream.rangeClosed(1, 120)
                .mapToObj(i -> List.of("行 " + i, "値 " + i))
                .toList();
        byte[] pdf = documents.print(OfficialDocument.titled("長い表", Locale.JAPANESE, NOW)
                .add(new Table("", List.of(Column.text("番号の列"), Column.text("値の列")), rows))
                .add(new PageBreak())
                .add(new Heading(1, "おわり"))
                .build());

        try (PDDocument read = Loader.loadPDF(pdf)) {
            int pages = read.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            PDFTextStripper second = new PDFTextStripper();
            second.setStartPage(2);
            second.setEndPage(2);
            assertThat(second.getText(read)).contains("番号の列", "長い表", "2 / " + pages);
        }
        assertThat(text(pdf)).contains("行 120", "1　おわり");
    }

    @Test
    void headingsAreNumberedInTheirLanguage() throws IOException {
        String japanese = text(documents.print(headings(Locale.JAPANESE)));
        String english = text(documents.print(headings(Locale.ENGLISH)));

        assertThat(japanese).contains("1　A", "(1)　B", "ア　C", "イ　C", "2　D", "(1)　E");
        assertThat(english).contains("1　A", "(1)　B", "a　C", "b　C", "2　D", "(1)　E");
    }

    @Test
    void aTableWithACellTooManyIsNoTable() {
        assertThatThrownBy(() -> new Table("t", List.of(Column.text("a")), List.of(List.of("1", "2"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static OfficialDocument headings(Locale language) {
        return OfficialDocument.titled("T", language, NOW)
                .heading("A")
                .subheading("B")
                .add(new Heading(3, "C"))
                .add(new Heading(3, "C"))
                .heading("D")
                .subheading("E")
                .build();
    }

    private static List<PDFont> fonts(PDDocument document) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    private static String text(byte[] pdf) throws IOException {
        String folder = System.getProperty("madoguchi.keep-documents");
        if (folder != null) {
            Files.write(Path.of(folder, "document-" + pdf.length + ".pdf"), pdf);
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
