package jp.madoguchi.outreach.survey;

/** What a holder may answer of a card; the names are those that the desk's statements have. */
public enum SurveyStatement {
    REISSUED,
    ASKED,
    NOT_YET,
    DECLINED
}
