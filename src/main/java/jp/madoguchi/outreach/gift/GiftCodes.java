package jp.madoguchi.outreach.gift;

import java.util.Collection;
import java.util.Map;

/** Opens the codes of gifts for the messages that carry them. */
public interface GiftCodes {
    /**
     * By gift; one that may not be sent ({@link GiftState#maySend()}) is missing.
     *
     * @throws IllegalArgumentException where there is no such gift
     */
    Map<Long, GiftCode> open(Collection<Long> giftIds);
}
