package jp.madoguchi.report.content;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.madoguchi.platform.document.OfficialDocument;
import jp.madoguchi.platform.document.OfficialDocument.Bullet;
import jp.madoguchi.platform.document.OfficialDocument.Item;
import jp.madoguchi.platform.document.OfficialDocument.Label;
import jp.madoguchi.platform.document.OfficialDocument.Note;
import jp.madoguchi.platform.document.OfficialDocument.PageBreak;
import jp.madoguchi.platform.document.OfficialDocument.Paragraph;
import jp.madoguchi.platform.document.OfficialDocument.Run;
import jp.madoguchi.platform.document.OfficialDocument.Text;
import jp.madoguchi.report.content.SectionPart.Kind;
import jp.madoguchi.report.content.SectionPart.Named;
import jp.madoguchi.report.content.SectionPart.Piece;
import jp.madoguchi.report.content.SectionPart.Plain;

/** One document on its way: section by section, part by part. */
final class Composition {
    /** Stands behind the title of what isn't released. */
    private static final String DRAFT = "（案）";
    /** Where a list is asked for that has nothing in it. */
    private static final String NOTHING = "（該当なし）";

    private final ReportContent content;
    private final QuotedFigures quoted;
    private final ReportLists lists;
    private final OfficialDocument.Builder document;
    /** How deep the item is that bullets and lists belong to; 0 at the margin. */
    private int level;

    Composition(ReportContent content, QuotedFigures quoted) {
        this.content = content;
        this.quoted = quoted;
        this.lists = new ReportLists(quoted);
        String title = content.draft() ? content.title() + DRAFT : content.title();
        document = OfficialDocument.titled(title, Locale.JAPANESE, content.createdAt())
                .head(content.head().stream().map(quoted::text).toArray(String[]::new));
    }

    OfficialDocument document() {
        content.sections().forEach(this::section);
        return document.build();
    }

    private void section(SectionText section) {
        List<SectionPart> parts = SectionReader.read(section.text()).parts();
        level = 0;
        String caption = "";
        if (section.isAttachment()) {
            document.add(new PageBreak());
            if (!parts.isEmpty() && parts.getFirst().kind() == Kind.LIST) {
                caption = section.title();
            } else if (!section.title().isBlank()) {
                document.add(new Paragraph(section.title()));
            }
        } else if (!section.title().isBlank()) {
            document.heading(quoted.text(section.title()));
        }
        for (SectionPart part : parts) {
            part(part, caption);
            caption = "";
        }
    }

    private void part(SectionPart part, String caption) {
        switch (part.kind()) {
            case PARAGRAPH -> {
                level = 0;
                document.add(new Text(runs(part.pieces())));
            }
            case ITEM -> {
                level = 1;
                document.add(new Item(1, runs(part.pieces())));
            }
            case SUBITEM -> {
                level = 2;
                document.add(new Item(2, runs(part.pieces())));
            }
            case BULLET -> document.add(new Bullet(level, runs(part.pieces())));
            case LABEL -> document.add(new Label(level, text(part.pieces())));
            case NOTE -> document.add(new Note("※" + text(part.pieces())));
            case LIST -> list(part, caption);
        }
    }

    private void list(SectionPart part, String caption) {
        ReportFigures figures = content.figures();
        ReportList list = ReportList.named(part.list(), figures.scope().kind()).orElse(null);
        if (list == null) {
            document.add(new Text(List.of(Run.of("〔?" + part.list() + "〕"))));
        } else if (list.isFilled(figures)) {
            lists.blocks(list, caption, level).forEach(document::add);
        } else {
            document.add(new Paragraph(caption.isEmpty() ? NOTHING : caption + NOTHING));
        }
    }

    private List<Run> runs(List<Piece> pieces) {
        return pieces.stream().map(this::run).toList();
    }

    private Run run(Piece piece) {
        return switch (piece) {
            case Plain(String text) -> Run.of(quoted.text(text));
            case Named named ->
                quoted.inText(named.key(), FigureForm.named(named.form()).orElse(FigureForm.USUAL));
        };
    }

    private String text(List<Piece> pieces) {
        return runs(pieces).stream().map(Run::text).collect(Collectors.joining());
    }
}
