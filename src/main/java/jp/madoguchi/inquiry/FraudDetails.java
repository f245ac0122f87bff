package jp.madoguchi.inquiry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about fraudulent use; absent is what has not been asked.
 *
 * @param amountYen what was charged, in yen
 * @param noticedOn the day on which the holder noticed it
 */
public record FraudDetails(
        @Nullable Long amountYen,
        @Nullable LocalDate noticedOn,
        @Nullable Boolean issuerTold,
        @Nullable Boolean policeTold) {
    public static final FraudDetails NONE = new FraudDetails(null, null, null, null);
}
