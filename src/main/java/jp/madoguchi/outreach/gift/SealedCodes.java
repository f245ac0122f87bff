package jp.madoguchi.outreach.gift;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.madoguchi.privacy.BlindIndex;
import jp.madoguchi.privacy.FieldCipher;
import jp.madoguchi.privacy.SealedColumn;
import jp.madoguchi.privacy.SealedColumns;
import org.springframework.stereotype.Component;

/** What a gift's code looks like, how it is kept, and how it is found again without being read. */
@Component
class SealedCodes implements SealedColumns {
    static final SealedColumn CODE = new SealedColumn("gift", "code");
    /** What somebody says of a difference. */
    static final SealedColumn SETTLED_NOTE = new SealedColumn("gift_difference", "settled_note_sealed");

    static final int LONGEST_URL = 500;
    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*");
    private static final int SHORTEST_SERIAL = 10;
    private static final int LONGEST_SERIAL = 40;

    private final FieldCipher cipher;
    private final BlindIndex index;

    SealedCodes(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(CODE, SETTLED_NOTE);
    }

    /** The serial as it is sent; empty where it can't be one. A word without a digit or a date isn't one. */
    static Optional<String> serial(String text) {
        String serial = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        int characters = serial.replace("-", "").length();
        return SERIAL.matcher(serial).matches()
                        && characters >= SHORTEST_SERIAL
                        && characters <= LONGEST_SERIAL
                        && serial.chars().anyMatch(Character::isDigit)
                ? Optional.of(serial)
                : Optional.empty();
    }

    /** The address as it is sent; empty where it leads to nothing of its own on a host, or isn't encrypted. */
    static Optional<URI> url(String text) {
        try {
            URI url = new URI(text.strip());
            boolean sound = "https".equalsIgnoreCase(url.getScheme())
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && text.length() <= LONGEST_URL
                    && (url.getRawPath() + url.getRawQuery()).length() > "/null".length();
            return sound ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Hyphens only help the eye. */
    String indexOfSerial(String serial) {
        return index.of("gift.serial", serial.replace("-", ""));
    }

    String indexOfUrl(String url) {
        return index.of("gift.url", url);
    }

    byte[] seal(long giftId, GiftCode code) {
        return cipher.encrypt(CODE.at(giftId), code.url() + "\n" + code.serial());
    }

    GiftCode open(long giftId, byte[] sealed) {
        String[] parts = cipher.decrypt(CODE.at(giftId), sealed).split("\n", 2);
        return new GiftCode(parts[0], parts[1]);
    }
}
