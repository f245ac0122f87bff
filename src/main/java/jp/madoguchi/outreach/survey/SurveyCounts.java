package jp.madoguchi.outreach.survey;

/** The cards of an issuer by what their holders answered last. */
public record SurveyCounts(int reissued, int asked, int notYet, int declined) {
    public static final SurveyCounts NONE = new SurveyCounts(0, 0, 0, 0);
}
