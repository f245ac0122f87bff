package jp.madoguchi.reissue;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Cells;
import jp.madoguchi.platform.imports.Column;
import jp.madoguchi.platform.imports.ImportFormat;
import jp.madoguchi.platform.imports.Tolerance;
import org.jspecify.annotations.Nullable;

/** The columns of a file of counts, with the checks that a row alone allows. Such files are tables of people's own making. */
final class CountFormat {
    static final Column<LocalDate> AS_OF =
            Column.looseDate("as_of", "基準日", "時点", "報告日", "集計日", "年月日", "日付", "基準年月日", "報告基準日");
    static final Column<Integer> AFFECTED = Column.looseCount(
                    "affected_cards", "対象カード数", "対象件数", "対象枚数", "対象カード", "対象", "漏えい件数", "漏えいカード数", "流出件数")
            .optional();
    static final Column<Integer> REISSUED = Column.looseCount(
            "reissued_cards",
            "再発行件数",
            "再発行済",
            "再発行済み",
            "再発行済件数",
            "再発行済み件数",
            "再発行枚数",
            "再発行済枚数",
            "再発行数",
            "再発行済カード数",
            "再発行完了",
            "再発行完了件数",
            "累計",
            "累計件数",
            "再発行累計",
            "再発行件数累計",
            "累計再発行件数",
            "reissued",
            "cumulative");

    static final String ISSUER = "issuer";

    private CountFormat() {}

    static ImportFormat<CountRow> of(Incident incident, LocalDate today) {
        Column<Issuer> issuer = Column.oneOf(
                        name -> issuer(incident, name),
                        "reissue.import.unknownIssuer",
                        ISSUER,
                        "カード会社",
                        "会社名",
                        "発行会社",
                        "カード会社名",
                        "カード発行会社",
                        "発行元",
                        "社名",
                        "会社",
                        "イシュアー",
                        "イシュア")
                .displayed(Issuer::name);
        return new ImportFormat<>(
                List.of(AS_OF, issuer, AFFECTED, REISSUED),
                cells -> row(cells, issuer, incident, today),
                new Tolerance(
                        issuer,
                        REISSUED,
                        List.of(AFFECTED, REISSUED),
                        List.of(AS_OF, issuer),
                        List.of(AS_OF, issuer),
                        AS_OF,
                        PersonalColumns::isOne));
    }

    private static CountRow row(Cells cells, Column<Issuer> issuerColumn, Incident incident, LocalDate today) {
        Issuer issuer = cells.get(issuerColumn);
        LocalDate asOf = cells.get(AS_OF);
        int reissued = cells.get(REISSUED);
        if (asOf.isAfter(today)) {
            cells.refuse(AS_OF, MessageText.of("reissue.import.future", asOf.toString()));
        }
        if (asOf.isBefore(incident.startsOn())) {
            cells.refuse(
                    AS_OF,
                    MessageText.of(
                            "reissue.import.beforeIncident",
                            asOf.toString(),
                            incident.startsOn().toString()));
        }
        Integer affected = cells.find(AFFECTED);
        if (affected != null && affected != issuer.affectedCards()) {
            cells.refuse(
                    AFFECTED,
                    MessageText.of("reissue.import.affected", issuer.name(), affected, issuer.affectedCards()));
        }
        if (reissued > issuer.affectedCards()) {
            cells.refuse(
                    REISSUED, MessageText.of("reissue.import.above", issuer.name(), reissued, issuer.affectedCards()));
        }
        return new CountRow(asOf, issuer, reissued, cells.where(REISSUED));
    }

    private static @Nullable Issuer issuer(Incident incident, String name) {
        String wanted = plain(name);
        return incident.issuers().stream()
                .filter(i -> plain(i.code()).equals(wanted)
                        || plain(i.name().ja()).equals(wanted)
                        || plain(i.name().en()).equals(wanted))
                .findFirst()
                .orElse(null);
    }

    /** Width, case and space between letters don't make another company. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }
}
