package jp.madoguchi.privacy.retention;

/** From when the days of a rule are counted. */
public enum Term {
    OWN_DAY,
    INCIDENT_END,
    CONTRACT_END;

    public String textKey() {
        return "privacy.retention.term." + name();
    }
}
