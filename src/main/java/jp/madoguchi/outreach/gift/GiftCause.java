package jp.madoguchi.outreach.gift;

/** Why a gift came to be where it stands. */
public enum GiftCause {
    /** it came in with a lot; about: the lot */
    IMPORTED,
    /** a wave was released; about: the wave's number */
    WAVE,
    /** a message that carries it was accepted */
    MESSAGE,
    /** the provider said so; about: the file */
    RESULT_FILE,
    /** its day has passed */
    LAPSED,
    /** another one took its place */
    REPLACED,
    /** it took the place of another one */
    REPLACEMENT
}
