package jp.madoguchi.contract.completion;

/** What is handed over. Of some kinds the portal knows how many are left. */
public enum HandoverKind {
    /** Where the hotline's number leads from then on. */
    FORWARDING,
    CALLBACKS,
    ESCALATIONS,
    GIFTS,
    /** Data back to the city, or deleted with a certificate. */
    DATA,
    /** Keys, accounts and equipment. */
    KEYS,
    /** Who answers which question afterwards. */
    ANSWERS,
    OTHER;

    public String textKey() {
        return "contract.completion.handover." + name();
    }
}
