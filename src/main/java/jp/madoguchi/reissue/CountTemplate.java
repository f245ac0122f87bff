package jp.madoguchi.reissue;

import java.util.List;
import java.util.Locale;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.platform.export.ExportCell;
import jp.madoguchi.platform.export.ExportTable;

/** A file to fill in: the incident's issuers with their affected cards, the date and the counts left open. */
final class CountTemplate {
    private CountTemplate() {}

    static ExportTable of(Incident incident, Locale locale) {
        boolean japanese = !Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        return ExportTable.of(
                japanese ? "再発行件数報告" : "Reissue report",
                japanese
                        ? List.of("基準日", "カード会社", "対象カード数", "再発行件数（累計）")
                        : List.of("as_of", "issuer", "affected_cards", "reissued_cards"),
                incident.issuers().stream()
                        .map(issuer -> List.of(
                                ExportCell.BLANK,
                                ExportCell.of(issuer.name().in(locale)),
                                ExportCell.of(issuer.affectedCards()),
                                ExportCell.BLANK))
                        .toList());
    }
}
