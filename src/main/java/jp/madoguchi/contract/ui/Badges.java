package jp.madoguchi.contract.ui;

import com.vaadin.flow.component.Component;
import jp.madoguchi.contract.ContractState;
import jp.madoguchi.contract.CostState;
import jp.madoguchi.contract.EvidenceState;
import jp.madoguchi.contract.Judgement;
import jp.madoguchi.contract.Remediation;
import jp.madoguchi.contract.RemediationState;
import jp.madoguchi.platform.ui.StatusBadge;
import jp.madoguchi.platform.ui.StatusBadge.Look;

/** States as badges, in the language of the screen. */
final class Badges {
    private Badges() {}

    static StatusBadge of(Component screen, Judgement judgement) {
        return new StatusBadge(
                screen.getTranslation(judgement.textKey()),
                switch (judgement) {
                    case FULFILLED -> Look.GOOD;
                    case FULFILLED_WITH_REMARKS -> Look.WAITING;
                    case NOT_FULFILLED -> Look.BAD;
                });
    }

    static StatusBadge of(Component screen, EvidenceState state) {
        return new StatusBadge(
                screen.getTranslation(state.textKey()),
                switch (state) {
                    case SUBMITTED -> Look.WAITING;
                    case REVIEWED -> Look.GOOD;
                    case WITHDRAWN -> Look.PLAIN;
                });
    }

    static StatusBadge of(Component screen, Remediation remediation, boolean overdue) {
        return overdue
                ? new StatusBadge(screen.getTranslation("contract.remediation.overdue"), Look.BAD)
                : new StatusBadge(screen.getTranslation(remediation.state().textKey()), look(remediation.state()));
    }

    private static Look look(RemediationState state) {
        return switch (state) {
            case OPEN, DONE -> Look.WAITING;
            case ACCEPTED -> Look.GOOD;
            case DROPPED -> Look.PLAIN;
        };
    }

    static StatusBadge of(Component screen, CostState state) {
        return new StatusBadge(
                screen.getTranslation(state.textKey()),
                switch (state) {
                    case ENTERED -> Look.WAITING;
                    case ACCEPTED -> Look.GOOD;
                    case RETURNED -> Look.BAD;
                    case WITHDRAWN -> Look.PLAIN;
                });
    }

    static StatusBadge of(Component screen, ContractState state) {
        return new StatusBadge(
                screen.getTranslation(state.textKey()), state == ContractState.CONFIRMED ? Look.GOOD : Look.WAITING);
    }
}
