package jp.madoguchi.platform.document;

import java.util.Locale;

/** The few words that the formats add to a document, in its language. */
record DocumentWords(
        String figures,
        String name,
        String writing,
        String value,
        String overridden,
        String yes,
        String day,
        String weekday,
        String milestones,
        String label,
        String table,
        String chart,
        String printed,
        String bars,
        String line,
        String axis,
        String none) {
    private static final DocumentWords JAPANESE = new DocumentWords(
            "数値一覧", "名称", "表記", "値", "上書き", "あり", "日付", "曜日", "節目", "項目", "表", "グラフ", "印刷用", "棒", "折れ線", "横軸", "該当なし");
    private static final DocumentWords ENGLISH = new DocumentWords(
            "Figures",
            "Name",
            "As written",
            "Value",
            "Overridden",
            "yes",
            "Date",
            "Weekday",
            "Milestones",
            "Label",
            "Table",
            "Chart",
            "print",
            "bars",
            "line",
            "Axis",
            "None");

    static DocumentWords in(Locale language) {
        return isJapanese(language) ? JAPANESE : ENGLISH;
    }

    static boolean isJapanese(Locale language) {
        return language.getLanguage().equals("ja");
    }
}
