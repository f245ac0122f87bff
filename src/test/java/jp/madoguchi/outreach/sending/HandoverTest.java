package jp.madoguchi.outreach.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of the other side's words says why, and not to whom. */
class HandoverTest {
    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 <hanako@example.jp>: no such user,550 5.1.1 <h***@example.jp>: no such user",
        "number 09004151234 is not in service,number 090-****-1234 is not in service",
        "number 090-0415-1234 is not in service,number 090-****-1234 is not in service",
        "'{\"to\":\"+819004151234\",\"error\":\"unknown\"}','{\"to\":\"090-****-1234\",\"error\":\"unknown\"}'",
        "to=819004151234 unreachable,to=090-****-1234 unreachable",
        "080 1111 2222：圏外,080-****-2222：圏外",
        "03-1234-5678 is a landline,03-****-5678 is a landline",
        // what a server calls its messages stays: somebody may have to ask it about one
        "250 2.0.0 Ok: queued as 4F2A1B09004151,250 2.0.0 Ok: queued as 4F2A1B09004151",
        "accepted 2022063010000000001,accepted 2022063010000000001",
        "421 4.7.0 try again in 300 s,421 4.7.0 try again in 300 s",
        "2022-06-30 10:15:22 refused,2022-06-30 10:15:22 refused",
    })
    void addressesAndNumbersAreMaskedInWhateverSpelling(String answer, String kept) {
        assertThat(Handover.masked(answer, "\u0000@")).isEqualTo(kept);
    }
}
