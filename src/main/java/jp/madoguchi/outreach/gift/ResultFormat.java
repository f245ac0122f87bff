package jp.madoguchi.outreach.gift;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Cells;
import jp.madoguchi.platform.imports.Column;
import jp.madoguchi.platform.imports.ImportFormat;

/** The columns of the provider's result file. */
final class ResultFormat {
    private static final Column<ToldState> STATE = Column.oneOf(
            ToldState::of, "outreach.gift.result.unknownState", "state", "状態", "ステータス", "利用状況", "受取状況", "status");
    private static final Column<LocalDate> ON = Column.date(
                    "happened_on", "日付", "受取日", "利用日", "受領日", "失効日", "処理日", "date", "received_on", "used_on")
            .optional();
    private static final Column<Integer> VALUE = Column.of(
                    GiftFormat::yen, "value", "額面", "額面金額", "金額", "券面額", "value_yen", "amount", "額面(円)", "金額(円)")
            .optional();

    private ResultFormat() {}

    static ImportFormat<ResultRow> of(SealedCodes codes, LocalDate today) {
        return new ImportFormat<>(List.of(GiftFormat.SERIAL, STATE, ON, VALUE), cells -> row(cells, codes, today));
    }

    private static ResultRow row(Cells cells, SealedCodes codes, LocalDate today) {
        LocalDate on = cells.find(ON);
        ToldState told = cells.get(STATE);
        if (on == null && told == ToldState.RECEIVED) {
            cells.refuse(ON, MessageText.of("outreach.gift.result.noDay"));
        } else if (on != null && on.isAfter(today)) {
            cells.refuse(ON, MessageText.of("outreach.gift.result.future", on.toString(), today.toString()));
        }
        return new ResultRow(codes.indexOfSerial(cells.get(GiftFormat.SERIAL)), told, on, cells.find(VALUE));
    }
}
