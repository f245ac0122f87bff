package jp.madoguchi.reissue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalColumnsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "氏名",
                "会員氏名",
                "お名前",
                "お客様名",
                "会員名",
                "tel",
                "tel1",
                "自宅tel",
                "携帯番号",
                "電話番号",
                "ご連絡先電話番号",
                "メールアドレス",
                "登録メールアドレス",
                "メール",
                "住所",
                "ご住所",
                "生年月日",
                "会員番号",
                "カード番号",
                "氏名(カナ)",
                "カード名義",
                "カード会社会員氏名",
                "holdername",
                "name",
                "fullname",
                "email",
                "emailaddress",
                "mobilephone",
                "cardnumber",
                "dateofbirth"
            })
    void victimsDataIsTold(String key) {
        assertThat(PersonalColumns.isOne(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "会社名",
                "カード会社名",
                "発行会社名",
                "カード会社",
                "対象カード数",
                "再発行件数",
                "備考",
                "会員数",
                "電話受付件数",
                "住所不明件数",
                "メール送付件数(件)",
                "担当者氏名",
                "作成者氏名",
                "会社住所",
                "報告窓口電話番号",
                "カナダ支店",
                "ホテル",
                "issuername",
                "companyname",
                "hotel",
                "companyphone",
                "phonecalls数",
                "※氏名・住所などの個人情報は書かないでください",
                "氏名や住所は載せていません。"
            })
    void whatIsOfAnOfficeOrACountIsNone(String key) {
        assertThat(PersonalColumns.isOne(key)).isFalse();
    }
}
