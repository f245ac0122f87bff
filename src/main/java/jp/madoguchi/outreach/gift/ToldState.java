package jp.madoguchi.outreach.gift;

import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provider says of a gift. */
public enum ToldState {
    RECEIVED,
    UNUSED,
    EXPIRED;

    private static final Map<String, ToldState> WORDS = Map.ofEntries(
            Map.entry("received", RECEIVED),
            Map.entry("used", RECEIVED),
            Map.entry("受取済", RECEIVED),
            Map.entry("受取済み", RECEIVED),
            Map.entry("受け取り済み", RECEIVED),
            Map.entry("受領済", RECEIVED),
            Map.entry("使用済", RECEIVED),
            Map.entry("利用済", RECEIVED),
            Map.entry("利用済み", RECEIVED),
            Map.entry("unused", UNUSED),
            Map.entry("未使用", UNUSED),
            Map.entry("未利用", UNUSED),
            Map.entry("未受取", UNUSED),
            Map.entry("未受領", UNUSED),
            Map.entry("expired", EXPIRED),
            Map.entry("lapsed", EXPIRED),
            Map.entry("失効", EXPIRED),
            Map.entry("期限切れ", EXPIRED),
            Map.entry("有効期限切れ", EXPIRED));

    static @Nullable ToldState of(String text) {
        return WORDS.get(
                Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(java.util.Locale.ROOT));
    }
}
