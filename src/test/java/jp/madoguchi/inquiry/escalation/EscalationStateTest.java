package jp.madoguchi.inquiry.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationStateTest {
    @ParameterizedTest
    @CsvSource({
        "ASKED,      ASK_FURTHER, ASKED",
        "ASKED,      ASK_BACK,    ASKED_BACK",
        "ASKED,      ANSWER,      ANSWERED",
        "ASKED,      TELL,",
        "ASKED,      WITHDRAW,    WITHDRAWN",
        "ASKED_BACK, ASK_FURTHER, ASKED",
        "ASKED_BACK, ASK_BACK,",
        "ASKED_BACK, ANSWER,      ANSWERED",
        "ASKED_BACK, TELL,",
        "ASKED_BACK, WITHDRAW,    WITHDRAWN",
        "ANSWERED,   ASK_FURTHER, ASKED",
        "ANSWERED,   ASK_BACK,",
        "ANSWERED,   ANSWER,      ANSWERED",
        "ANSWERED,   TELL,        TOLD",
        "ANSWERED,   WITHDRAW,",
        "TOLD,       ASK_FURTHER,",
        "TOLD,       ANSWER,",
        "TOLD,       TELL,",
        "WITHDRAWN,  ASK_FURTHER,",
        "WITHDRAWN,  ANSWER,",
        "WITHDRAWN,  WITHDRAW,",
        "ANSWERED,   ASK,",
    })
    void eachStepLeadsWhereItShouldOrNowhere(EscalationState from, EscalationStep step, EscalationState to) {
        assertThat(from.after(step).orElse(null)).isEqualTo(to);
    }
}
