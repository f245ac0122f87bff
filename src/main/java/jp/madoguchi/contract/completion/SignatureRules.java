package jp.madoguchi.contract.completion;

import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.contract.Judgements;
import jp.madoguchi.contract.Signed;
import jp.madoguchi.platform.i18n.MessageText;
import org.springframework.stereotype.Component;

/** Who can't put their name to a decision: whoever has had a hand in it, or in what it rests on. */
@Component
class SignatureRules {
    private final DecisionStore decisions;
    private final SettingStore settings;
    private final NoticeStore notices;
    private final Judgements judgements;

    SignatureRules(DecisionStore decisions, SettingStore settings, NoticeStore notices, Judgements judgements) {
        this.decisions = decisions;
        this.settings = settings;
        this.notices = notices;
        this.judgements = judgements;
    }

    /** Why the user can't sign; empty where nothing speaks against it. */
    Optional<MessageText> against(String user, long contractId) {
        if (decisions.all(contractId).stream().anyMatch(version -> version.isWrittenBy(user))) {
            return Optional.of(MessageText.of("contract.completion.decision.own"));
        }
        boolean laidDown = Stream.concat(
                        settings.latest(contractId).values().stream().map(Setting::set),
                        settings.rule(contractId).stream().map(CompletionRule::set))
                .map(Signed::by)
                .anyMatch(user::equals);
        if (laidDown) {
            return Optional.of(MessageText.of("contract.completion.decision.ownRule"));
        }
        boolean inspected = notices.all(contractId).stream()
                .flatMap(notice -> notice.inspections().stream())
                .anyMatch(inspection -> inspection.inspected().by().equals(user));
        if (inspected) {
            return Optional.of(MessageText.of("contract.completion.decision.ownInspection"));
        }
        return judgements.madeBy(user, contractId)
                ? Optional.of(MessageText.of("contract.completion.decision.ownJudgement"))
                : Optional.empty();
    }
}
