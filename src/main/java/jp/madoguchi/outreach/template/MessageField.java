package jp.madoguchi.outreach.template;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.outreach.WaveKind;

/** A named field of a template. It may be written by either of its names, as in {@code {{氏名}}} and {@code {{name}}}. */
public enum MessageField {
    NAME("氏名", "name", false),
    CASE_NUMBER("ケース番号", "case", false),
    CARD_COUNT("カード枚数", "cards", true),
    GIFT_LINKS("ギフトURL一覧", "gifts", false),
    SURVEY_LINK("調査URL", "survey", false),
    SURVEY_UNTIL("回答期限", "survey_until", true),
    HOTLINE("案内電話", "hotline", false),
    HOTLINE_HOURS("受付時間", "hotline_hours", false),
    WAVE_NUMBER("配信番号", "wave", true),
    INCIDENT("事案名", "incident", true);

    private static final Set<WaveKind> OF_GIFTS = Stream.of(WaveKind.values())
            .filter(WaveKind::carriesGifts)
            .collect(java.util.stream.Collectors.toCollection(() -> EnumSet.noneOf(WaveKind.class)));

    private final String ja;
    private final String en;
    private final boolean inSubject;

    MessageField(String ja, String en, boolean inSubject) {
        this.ja = ja;
        this.en = en;
        this.inSubject = inSubject;
    }

    public static Optional<MessageField> named(String name) {
        return Stream.of(values())
                .filter(field -> field.ja.equals(name) || field.en.equals(name))
                .findFirst();
    }

    /** What a message of this kind can't do without. */
    static Optional<MessageField> obligatory(WaveKind kind) {
        return kind.carriesGifts()
                ? Optional.of(GIFT_LINKS)
                : kind == WaveKind.SURVEY ? Optional.of(SURVEY_LINK) : Optional.empty();
    }

    public boolean allowedIn(WaveKind kind) {
        return switch (this) {
            case GIFT_LINKS -> OF_GIFTS.contains(kind);
            case SURVEY_LINK, SURVEY_UNTIL -> kind == WaveKind.SURVEY;
            default -> true;
        };
    }

    /** A subject is read on locked screens and by servers on the way: nothing personal, no links. */
    boolean allowedInSubject() {
        return inSubject;
    }

    public String ja() {
        return ja;
    }

    public String en() {
        return en;
    }
}
