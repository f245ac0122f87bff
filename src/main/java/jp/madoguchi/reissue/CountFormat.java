package jp.madoguchi.reissue;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Cells;
import jp.madoguchi.platform.imports.Column;
import jp.madoguchi.platform.imports.ImportFormat;
import org.jspecify.annotations.Nullable;

/** The columns of a file of counts, with the checks that a row alone allows. */
final class CountFormat {
    private static final Column<LocalDate> AS_OF = Column.date("as_of", "基準日", "時点", "報告日", "集計日");
    private static final Column<Integer> AFFECTED =
            Column.count("affected_cards", "対象カード数", "対象件数", "対象枚数").optional();
    private static final Column<Integer> REISSUED =
            Column.count("reissued_cards", "再発行件数", "再発行済", "再発行済件数", "再発行枚数", "再発行数");

    private CountFormat() {}

    static ImportFormat<CountRow> of(Incident incident, LocalDate today) {
        Column<Issuer> issuer = Column.oneOf(
                name -> issuer(incident, name), "reissue.import.unknownIssuer", "issuer", "カード会社", "会社名", "発行会社");
        return new ImportFormat<>(
                List.of(AS_OF, issuer, AFFECTED, REISSUED), cells -> row(cells, issuer, incident, today));
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
        return new CountRow(asOf, issuer, reissued);
    }

    private static @Nullable Issuer issuer(Incident incident, String name) {
        return incident.issuers().stream()
                .filter(i -> i.code().equals(name)
                        || plain(i.name().ja()).equals(name)
                        || plain(i.name().en()).equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC);
    }
}
