package jp.madoguchi.casefile;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.imports.Cells;
import jp.madoguchi.platform.imports.Column;
import jp.madoguchi.platform.imports.ImportFormat;
import jp.madoguchi.privacy.Masking;
import org.jspecify.annotations.Nullable;

/** The columns of the file of affected cards. */
final class CardFormat {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
    /** So many digits could be a card number, whatever the issuers' ranges are today. */
    private static final Pattern LIKE_A_CARD_NUMBER = Pattern.compile(".*\\d(-?\\d){11}.*");

    private static final Column<String> REF =
            Column.code("card_ref", "カード参照番号", "参照番号").maxLength(40);
    private static final Column<String> NAME = Column.text("holder_name", "氏名", "名義人", "名義人氏名", "利用者氏名")
            .maxLength(HolderRules.LONGEST_NAME)
            .masked(Masking::name);
    private static final Column<String> KANA = Column.text("holder_kana", "氏名カナ", "カナ", "カナ氏名", "フリガナ", "ふりがな", "名義人カナ")
            .maxLength(HolderRules.LONGEST_NAME)
            .masked(Masking::name);
    private static final Column<String> EMAIL_ADDRESS = Column.code("email", "メール", "メールアドレス", "Eメール", "e-mail")
            .maxLength(HolderRules.LONGEST_EMAIL)
            .masked(Masking::email)
            .optional();
    private static final Column<String> PHONE_NUMBER = Column.code("phone", "電話", "電話番号", "携帯電話番号")
            .maxLength(HolderRules.LONGEST_PHONE)
            .masked(Masking::phone)
            .optional();
    private static final Column<LocalDate> PURCHASED_ON =
            Column.date("purchased_on", "購入日", "購入年月日").optional();

    private CardFormat() {}

    static ImportFormat<CardRow> of(Incident incident, CaseKeys keys) {
        Column<Issuer> issuer =
                Column.oneOf(name -> issuer(incident, name), "casefile.import.unknownIssuer", "issuer", "カード会社", "会社名");
        return new ImportFormat<>(
                List.of(REF, issuer, NAME, KANA, EMAIL_ADDRESS, PHONE_NUMBER, PURCHASED_ON),
                cells -> row(cells, issuer, keys));
    }

    private static CardRow row(Cells cells, Column<Issuer> issuer, CaseKeys keys) {
        String reference = cells.get(REF);
        if (!REFERENCE.matcher(reference).matches()) {
            cells.refuse(REF, MessageText.of("casefile.import.reference"));
        } else if (LIKE_A_CARD_NUMBER.matcher(reference).matches()) {
            cells.refuse(REF, MessageText.of("casefile.import.cardNumber"));
        }
        String email = cells.find(EMAIL_ADDRESS);
        if (email != null && !HolderRules.isEmail(email)) {
            cells.refuse(EMAIL_ADDRESS, MessageText.of("casefile.import.email"));
        }
        String phone = cells.find(PHONE_NUMBER);
        if (phone != null && !HolderRules.isPhone(phone)) {
            cells.refuse(PHONE_NUMBER, MessageText.of("casefile.import.phone"));
        }
        return CardRow.of(
                reference,
                cells.get(issuer),
                cells.get(NAME),
                cells.get(KANA),
                email,
                phone,
                cells.find(PURCHASED_ON),
                keys);
    }

    private static @Nullable Issuer issuer(Incident incident, String name) {
        for (Issuer issuer : incident.issuers()) {
            if (issuer.code().equals(name)
                    || same(issuer.name().ja(), name)
                    || same(issuer.name().en(), name)) {
                return issuer;
            }
        }
        return null;
    }

    private static boolean same(String ours, String theirs) {
        return Normalizer.normalize(ours, Normalizer.Form.NFKC).equals(theirs);
    }
}
