package jp.madoguchi.outreach.gift;

import java.util.Collection;
import java.util.Map;

/** Opens the codes of gifts for the messages that carry them. */
public interface GiftCodes {
    /** By gift; each of them is there. */
    Map<Long, GiftCode> open(Collection<Long> giftIds);
}
