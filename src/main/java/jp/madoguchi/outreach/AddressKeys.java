package jp.madoguchi.outreach;

import java.util.Locale;
import jp.madoguchi.privacy.BlindIndex;
import org.springframework.stereotype.Component;

/** Keyed hashes of the addresses and numbers that messages go to: by them it is known whether one has been corrected since. */
@Component
public class AddressKeys {
    private final BlindIndex index;

    AddressKeys(BlindIndex index) {
        this.index = index;
    }

    /** @param address as it is spelt for who delivers to it; servers mostly don't tell capital letters from small ones */
    public long of(MessageChannel channel, String address) {
        return index.number("outreach.address." + channel, address.toLowerCase(Locale.ROOT));
    }
}
