package jp.madoguchi.reissue;

import java.util.Set;
import java.util.regex.Pattern;

/** Tells by a column's name that it holds victims' data. That has no place in a report of counts; the file itself is kept. */
final class PersonalColumns {
    private static final Pattern PERSONAL =
            Pattern.compile("氏名|名前|姓名|名義|(?:会員|利用者|契約者|顧客|客様|お客|名義人?|本人|申込者|申請者|被害者)名|フリガナ|ふりがな|カナ氏|住所|居所|郵便番号"
                    + "|電話|携帯|メールアドレス|メアド|生年月日|誕生日|会員番号|会員id|顧客番号|カード番号|口座番号"
                    + "|holder(?:name|kana)|(?:customer|member|full|first|last|family|given)name|phone|email|mailaddress"
                    + "|postaladdress|homeaddress|birth|cardref|card(?:number|no)\\b|(?<![a-z])tel(?![a-z])");
    /** Those say so much only when they say nothing else. */
    private static final Set<String> ALONE =
            Set.of("カナ", "メール", "name", "address", "mobile", "mail", "dob", "pan", "姓");
    /** 電話受付件数 is a count. */
    private static final Pattern COUNT = Pattern.compile("(?:数|率|割合|件|枚|計|count|counts|rate)$");
    /** 担当者氏名 is of the office that reports. */
    private static final Pattern OFFICE =
            Pattern.compile("会社|担当|作成者|報告者|責任者|窓口|問合|問い合わせ|発行元|事業者|部署|店舗|支店|company|issuer|office");

    private static final Pattern PERSON =
            Pattern.compile("会員|利用者|契約者|顧客|客様|お客|名義|本人|申込者|申請者|被害者|holder|customer|member");
    /** A longer text is a sentence: it may ask for leaving names out. */
    private static final int LONGEST = 14;

    private static final int LONGEST_LATIN = 30;

    private PersonalColumns() {}

    /** @param key the column's name without spaces, in one width and in small letters */
    static boolean isOne(String key) {
        String plain = key.replaceAll("\\([^)]*\\)$", "");
        boolean latin = plain.chars().allMatch(c -> c < 128);
        if (plain.length() > (latin ? LONGEST_LATIN : LONGEST) || plain.indexOf('。') >= 0) {
            return false;
        }
        if (ALONE.contains(plain)) {
            return true;
        }
        return PERSONAL.matcher(plain).find()
                && !COUNT.matcher(plain).find()
                && (!OFFICE.matcher(plain).find() || PERSON.matcher(plain).find());
    }
}
