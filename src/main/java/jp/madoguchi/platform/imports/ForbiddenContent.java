package jp.madoguchi.platform.imports;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.table.RawRow;
import jp.madoguchi.platform.table.RawSheet;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.platform.table.SheetsReading;
import org.jspecify.annotations.Nullable;

/** What a file must not bring along, wherever in it it stands: the file is kept as it is. */
final class ForbiddenContent {
    private static final int FIRST_ROWS = 100;
    /** A number, a day, a telephone number or an address of mail. */
    private static final Pattern VALUE =
            Pattern.compile("[\\d０-９.,，:/()（）年月日+\\s\\-‐－]*[\\d０-９][\\d０-９.,，:/()（）年月日+\\s\\-‐－]*|\\S+@\\S+");

    private final SheetsReading file;

    ForbiddenContent(SheetsReading file) {
        this.file = file;
    }

    /** Refuses secrets. A file with one in it isn't looked at any further: no other message may echo the cell. */
    boolean hasSecrets(CellGuard guard) {
        boolean found = false;
        for (RawSheet sheet : file.sheets()) {
            for (RawRow row : sheet.rows()) {
                for (int i = 0; i < row.cells().size(); i++) {
                    if (!row.cell(i).copied()
                            && guard.mustNotBeStored(row.cell(i).text())) {
                        found = true;
                        String address = sheet.address(row.line(), i);
                        file.problems()
                                .add(new RowProblem(
                                        row.line(),
                                        address.isEmpty() ? null : address,
                                        MessageText.of("platform.import.problem.secret")));
                    }
                }
            }
        }
        boolean elsewhere = file.otherTexts().stream().anyMatch(guard::mustNotBeStored)
                || file.hidden().stream().anyMatch(sheet -> guard.mustNotBeStored(String.valueOf(sheet.name())));
        if (!found && elsewhere) {
            found = true;
            file.problems().add(RowProblem.ofFile(MessageText.of("platform.import.problem.secretElsewhere")));
        }
        return found;
    }

    /** Refuses columns that nobody asked for, such as names: on whichever sheet they stand, read or not, visible or hidden. */
    void refuseColumns(Tolerance tolerance, List<SheetLayout> layouts) {
        for (RawSheet sheet : file.sheets()) {
            Optional<RawRow> header = layouts.stream()
                    .filter(layout -> layout.sheet == sheet)
                    .map(SheetLayout::header)
                    .findFirst();
            String key = sheet.name() == null
                    ? "platform.import.problem.forbiddenColumn"
                    : "platform.import.problem.forbiddenColumnOnSheet";
            refuseColumns(tolerance, sheet, header.orElse(null), key);
        }
        file.hidden()
                .forEach(sheet ->
                        refuseColumns(tolerance, sheet, null, "platform.import.problem.forbiddenColumnOnHiddenSheet"));
    }

    private void refuseColumns(Tolerance tolerance, RawSheet sheet, @Nullable RawRow header, String key) {
        Set<String> named = new HashSet<>();
        for (int line = 0; line < Math.min(FIRST_ROWS, sheet.rows().size()); line++) {
            RawRow row = sheet.rows().get(line);
            for (int i = 0; i < row.cells().size(); i++) {
                String text = CellParsers.trimmed(row.cell(i).text());
                boolean forbidden = isForbidden(tolerance, text)
                        && (row == header ? !row.cell(i).copied() : isOverValues(tolerance, sheet, line, i));
                if (forbidden && named.add(text)) {
                    file.problems()
                            .add(RowProblem.ofCell(
                                    row.line(),
                                    (sheet.address(row.line(), i) + " " + CellParsers.shortened(text)).strip(),
                                    MessageText.of(key, CellParsers.shortened(text), String.valueOf(sheet.name()))));
                }
            }
        }
    }

    private static boolean isForbidden(Tolerance tolerance, String text) {
        return !text.isEmpty() && tolerance.forbidden().test(ColumnMapping.key(text));
    }

    /** A header stands among names and over what it names; who made the table stands beside 氏名 or 電話番号 without being a column. */
    private static boolean isOverValues(Tolerance tolerance, RawSheet sheet, int line, int position) {
        RawRow row = sheet.rows().get(line);
        if (line + 1 >= sheet.rows().size()
                || row.cells().stream()
                        .anyMatch(cell -> VALUE.matcher(cell.text().strip()).matches())) {
            return false;
        }
        RawRow below = sheet.rows().get(line + 1);
        String value = CellParsers.trimmed(below.cell(position).text());
        return below.line() == row.line() + 1 && !value.isEmpty() && !isForbidden(tolerance, value);
    }
}
