package jp.madoguchi.outreach.template;

/**
 * How long the values of fields get in this incident, at the most.
 *
 * @param cards of one person
 */
record LongestValues(int name, int caseNumber, int cards) {
    /** A link of the provider, and one of ours, are shorter. */
    private static final int LINK = 60;

    /** @param cardsInMessage how many cards one message is about */
    String of(MessageField field, int cardsInMessage) {
        return switch (field) {
            case NAME -> "あ".repeat(name);
            case CASE_NUMBER -> "U".repeat(caseNumber);
            case CARD_COUNT -> Integer.toString(cardsInMessage);
            case GIFT_LINKS -> String.join("\n", java.util.Collections.nCopies(cardsInMessage, "h".repeat(LINK)));
            case SURVEY_LINK -> "h".repeat(LINK);
            case SURVEY_UNTIL -> "2022年12月31日";
            case HOTLINE -> "0120-000-000";
            case HOTLINE_HOURS -> "9:00〜21:00";
            case WAVE_NUMBER -> "999";
            case INCIDENT -> "事".repeat(30);
        };
    }
}
