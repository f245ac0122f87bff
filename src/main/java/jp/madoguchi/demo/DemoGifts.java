package jp.madoguchi.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SplittableRandom;
import jp.madoguchi.platform.table.TableFile;

/** Lots of gifts as a provider would send them. Nobody sells these: the addresses lead nowhere, and the same seed makes the same codes. */
public final class DemoGifts {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int SERIAL_LENGTH = 16;
    private static final int TOKEN_LENGTH = 24;

    private DemoGifts() {}

    /**
     * A lot's file.
     *
     * @param name of the lot; the file is named like it
     * @param seed another one makes other codes
     */
    public static TableFile lot(String name, int gifts, int valueYen, LocalDate lapsesOn, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder file = new StringBuilder("url,serial,value,lapses_on,provider\r\n");
        for (int i = 0; i < gifts; i++) {
            file.append("https://quo.example.jp/g/")
                    .append(word(random, TOKEN_LENGTH))
                    .append(',')
                    .append(word(random, SERIAL_LENGTH))
                    .append(',')
                    .append(valueYen)
                    .append(',')
                    .append(lapsesOn)
                    .append(",クオカードペイ（デモ）\r\n");
        }
        return new TableFile(name + ".csv", file.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** With a digit in it, as a serial has one. */
    private static String word(SplittableRandom random, int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length - 1; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.append((char) ('2' + random.nextInt(8))).toString();
    }
}
