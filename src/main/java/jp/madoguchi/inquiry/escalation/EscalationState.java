package jp.madoguchi.inquiry.escalation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where an escalation has got to. */
public enum EscalationState {
    /** The city has to answer. */
    ASKED,
    /** The desk has to say more. */
    ASKED_BACK,
    /** The desk has to tell the caller. */
    ANSWERED,
    TOLD,
    WITHDRAWN;

    /** The state that a step leads to; empty where it can't be taken. */
    public Optional<EscalationState> after(EscalationStep step) {
        boolean possible = switch (step) {
            case ASK -> false;
            case ASK_FURTHER, ANSWER -> isOpen();
            case ASK_BACK -> this == ASKED;
            case TELL -> this == ANSWERED;
            case WITHDRAW -> this == ASKED || this == ASKED_BACK;
        };
        return possible ? Optional.of(reachedBy(step)) : Optional.empty();
    }

    static EscalationState reachedBy(EscalationStep step) {
        return switch (step) {
            case ASK, ASK_FURTHER -> ASKED;
            case ASK_BACK -> ASKED_BACK;
            case ANSWER -> ANSWERED;
            case TELL -> TOLD;
            case WITHDRAW -> WITHDRAWN;
        };
    }

    /** Whether somebody still has to do something. */
    public boolean isOpen() {
        return this != TOLD && this != WITHDRAWN;
    }

    /** Whether the desk is to go on with it. */
    public boolean isWithDesk() {
        return this == ASKED_BACK || this == ANSWERED;
    }

    static List<String> names(boolean open) {
        return Arrays.stream(values())
                .filter(state -> state.isOpen() == open)
                .map(EscalationState::name)
                .toList();
    }

    public String textKey() {
        return "inquiry.escalation.state." + name();
    }
}
