package jp.madoguchi.outreach.gift;

import java.net.URI;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Cells;
import jp.madoguchi.platform.imports.Column;
import jp.madoguchi.platform.imports.ImportFormat;
import jp.madoguchi.platform.imports.Parsed;

/** The columns of a lot's file. Nothing that is refused quotes an address or a serial. */
final class GiftFormat {
    private static final int MOST_YEN = 1_000_000;
    private static final Pattern YEN = Pattern.compile("[¥\\\\]?\\s*(\\d{1,3}(?:,\\d{3})+|\\d{1,7})\\s*円?");

    private static final Column<URI> URL = Column.of(
                    GiftFormat::url, "url", "URL", "ギフトURL", "受取URL", "商品URL", "チケットURL", "QUOカードPay URL", "gift_url")
            .maxLength(SealedCodes.LONGEST_URL)
            .secret();
    static final Column<String> SERIAL = Column.of(
                    GiftFormat::serial,
                    "serial",
                    "シリアル番号",
                    "シリアルコード",
                    "シリアル",
                    "シリアルNo",
                    "シリアルNo.",
                    "ギフトコード",
                    "管理番号",
                    "発行番号",
                    "serial_number",
                    "serial_no")
            .secret();
    private static final Column<Integer> VALUE = Column.of(
            GiftFormat::yen, "value", "額面", "額面金額", "金額", "券面額", "券面金額", "value_yen", "amount", "額面(円)", "金額(円)");
    private static final Column<LocalDate> LAPSES_ON = Column.date(
                    "lapses_on", "有効期限", "利用期限", "有効期限日", "失効日", "expires_on", "expiry", "valid_until")
            .optional();
    private static final Column<String> PROVIDER =
            Column.text("provider", "発行会社", "発行者", "発行元", "提供元").maxLength(100).optional();

    private GiftFormat() {}

    /** @param today gifts that have lapsed before it are refused */
    static ImportFormat<GiftRow> of(LocalDate today) {
        return new ImportFormat<>(List.of(URL, SERIAL, VALUE, LAPSES_ON, PROVIDER), cells -> row(cells, today));
    }

    private static GiftRow row(Cells cells, LocalDate today) {
        LocalDate lapsesOn = cells.find(LAPSES_ON);
        if (lapsesOn != null && lapsesOn.isBefore(today)) {
            cells.refuse(LAPSES_ON, MessageText.of("outreach.gift.import.lapsed", lapsesOn.toString()));
        }
        URI url = cells.get(URL);
        return new GiftRow(
                new GiftCode(url.toString(), cells.get(SERIAL)),
                Objects.requireNonNull(url.getHost()).toLowerCase(Locale.ROOT),
                cells.get(VALUE),
                lapsesOn,
                cells.find(PROVIDER));
    }

    private static Parsed<URI> url(String cell) {
        return SealedCodes.url(cell)
                .map(Parsed::value)
                .orElseGet(() -> Parsed.refused("outreach.gift.import.url", SealedCodes.LONGEST_URL));
    }

    private static Parsed<String> serial(String cell) {
        return SealedCodes.serial(cell)
                .map(Parsed::value)
                .orElseGet(() -> Parsed.refused("outreach.gift.import.serial"));
    }

    static Parsed<Integer> yen(String cell) {
        var yen = YEN.matcher(Normalizer.normalize(cell, Normalizer.Form.NFKC).strip());
        int value = yen.matches() ? Integer.parseInt(yen.group(1).replace(",", "")) : 0;
        return value >= 1 && value <= MOST_YEN
                ? Parsed.value(value)
                : Parsed.refused("outreach.gift.import.value", MOST_YEN);
    }
}
