package jp.madoguchi.platform.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.RowProblem;
import org.jspecify.annotations.Nullable;

/** An importer that keeps its rows in memory, for files like that of the affected cards. */
public class CardFile implements Importer<CardFile.Card> {

    public record Card(
            String reference,
            String issuer,
            String name,
            @Nullable String phone,
            LocalDate purchasedOn) {}

    static final Column<String> REFERENCE = Column.code("card_ref", "カード参照番号").maxLength(20);
    static final Column<String> ISSUER = Column.oneOf(
            code -> Set.of("A", "B", "C", "D", "E").contains(code) ? code : null,
            "platform.import.problem.integer",
            "issuer",
            "カード会社");
    static final Column<String> NAME =
            Column.text("holder_name", "氏名").maxLength(10).masked(name -> name.substring(0, 1) + "＊");
    static final Column<String> KANA = Column.text("holder_kana", "カナ").optional();
    static final Column<String> EMAIL = Column.code("email").optional();
    static final Column<String> PHONE = Column.code("phone", "電話番号").optional();
    static final Column<LocalDate> PURCHASED = Column.date("purchased_on", "購入日");

    public final Map<String, Card> stored = new LinkedHashMap<>();
    public int batch = 1_000;

    @Override
    public String kind() {
        return "platform.product";
    }

    @Override
    public ImportFormat<Card> format() {
        return new ImportFormat<>(List.of(REFERENCE, ISSUER, NAME, KANA, EMAIL, PHONE, PURCHASED), cells -> {
            if (cells.get(PURCHASED).getYear() < 2000) {
                cells.refuse(PURCHASED, MessageText.of("platform.import.problem.date", cells.get(PURCHASED)));
            }
            return new Card(
                    cells.get(REFERENCE), cells.get(ISSUER), cells.get(NAME), cells.find(PHONE), cells.get(PURCHASED));
        });
    }

    @Override
    public ImportCheck check(List<Numbered<Card>> rows) {
        List<RowProblem> problems = new ArrayList<>();
        Map<String, Long> lines = new LinkedHashMap<>();
        int added = 0;
        int changed = 0;
        for (Numbered<Card> row : rows) {
            Long earlier = lines.putIfAbsent(row.value().reference(), row.line());
            if (earlier != null) {
                problems.add(RowProblem.ofCell(
                        row.line(),
                        REFERENCE.name(),
                        MessageText.of("platform.import.problem.duplicateRow", REFERENCE.name(), earlier)));
            }
            Card before = stored.get(row.value().reference());
            added += before == null ? 1 : 0;
            changed += before != null && !before.equals(row.value()) ? 1 : 0;
        }
        return new ImportCheck(problems, List.of(), added, changed, rows.size() - added - changed);
    }

    @Override
    public ImportOutcome store(List<Numbered<Card>> rows, ImportSource source, Progress progress) {
        ImportCheck check = check(rows);
        Map<String, Card> next = new LinkedHashMap<>(stored);
        for (int i = 0; i < rows.size(); i++) {
            next.put(rows.get(i).value().reference(), rows.get(i).value());
            if (i % batch == 0) {
                progress.done(i);
            }
        }
        stored.putAll(next);
        return new ImportOutcome(rows.size(), check.added(), check.changed(), check.unchanged());
    }
}
