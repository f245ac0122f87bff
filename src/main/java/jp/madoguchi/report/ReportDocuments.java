package jp.madoguchi.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.platform.calendar.JapaneseDates;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Block;
import jp.madoguchi.platform.document.OfficialDocument.Column;
import jp.madoguchi.platform.document.PageDocuments;
import jp.madoguchi.platform.document.PdfDocuments;
import jp.madoguchi.platform.document.WordDocuments;
import jp.madoguchi.platform.document.WorkbookDocuments;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.report.content.Numerals;
import jp.madoguchi.report.content.ReportComposer;
import jp.madoguchi.report.content.ReportContent;
import jp.madoguchi.report.content.ReportFigures;
import org.springframework.stereotype.Component;

/** Makes a report's document, and its files from that. */
@Component
class ReportDocuments {
    private final ReportComposer composer;
    private final WordDocuments word;
    private final PdfDocuments pdf;
    private final WorkbookDocuments workbook;
    private final PageDocuments page;
    private final ReportBasis basis;

    ReportDocuments(
            ReportComposer composer,
            WordDocuments word,
            PdfDocuments pdf,
            WorkbookDocuments workbook,
            PageDocuments page,
            ReportBasis basis) {
        this.composer = composer;
        this.word = word;
        this.pdf = pdf;
        this.workbook = workbook;
        this.page = page;
        this.basis = basis;
    }

    ReportContent content(Report report, ReportTexts texts, ReportFigures figures, boolean draft, Instant createdAt) {
        String day = JapaneseDates.era(report.scope().to());
        List<String> head = new ArrayList<>();
        head.add(basis.words(report.reference().name()));
        head.add(basis.words(MessageText.of(
                "report.head.asOf",
                texts.numerals() == Numerals.FULL_WIDTH ? JapaneseDates.fullWidthDigits(day) : day)));
        if (!texts.issuer().isBlank()) {
            head.add(texts.issuer());
        }
        return new ReportContent(
                texts.title(),
                head,
                figures,
                texts.sections(),
                report.overridesByKey(),
                texts.numerals(),
                draft,
                createdAt);
    }

    OfficialDocument document(ReportContent content, List<ErratumLine> errata) {
        OfficialDocument document = composer.compose(content);
        if (errata.isEmpty()) {
            return document;
        }
        List<Block> blocks = new ArrayList<>(document.blocks());
        blocks.add(new OfficialDocument.Table(
                basis.words(MessageText.of("report.erratum.table")),
                List.of(
                        Column.text(basis.words(MessageText.of("report.erratum.name"))),
                        Column.figures(basis.words(MessageText.of("report.erratum.wrong"))),
                        Column.figures(basis.words(MessageText.of("report.erratum.correct"))),
                        Column.text(basis.words(MessageText.of("report.erratum.reason")))),
                errata.stream()
                        .map(line -> List.of(line.name(), line.wrong(), line.correct(), line.reason()))
                        .toList()));
        return new OfficialDocument(
                document.language(),
                document.title(),
                document.head(),
                blocks,
                document.footer(),
                document.createdAt());
    }

    Map<ReportFormat, ReportDownload> files(Report report, OfficialDocument document) {
        Map<ReportFormat, ReportDownload> files = new EnumMap<>(ReportFormat.class);
        for (ReportFormat format : ReportFormat.values()) {
            files.put(format, file(report, format, document, false));
        }
        return files;
    }

    ReportDownload file(Report report, ReportFormat format, OfficialDocument document, boolean draft) {
        byte[] content = switch (format) {
            case DOCX -> word.write(document);
            case PDF -> pdf.print(document);
            case XLSX -> workbook.write(document);
            case HTML -> page.write(document);
        };
        String name = basis.words(report.reference().name())
                + (draft ? basis.words(MessageText.of("report.file.draft")) : "")
                + "."
                + format.name().toLowerCase(java.util.Locale.ROOT);
        return new ReportDownload(name, format.mediaType(), content);
    }
}
