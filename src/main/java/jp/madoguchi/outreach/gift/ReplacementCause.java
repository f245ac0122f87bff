package jp.madoguchi.outreach.gift;

/** Why a gift is to be replaced. */
public enum ReplacementCause {
    /** somebody else has seen its code */
    LEAKED,
    /** it went to an address that isn't the holder's */
    WRONG_ADDRESS,
    /** the provider's page refuses it */
    NOT_ACCEPTED
}
