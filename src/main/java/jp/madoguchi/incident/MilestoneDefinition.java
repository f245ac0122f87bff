package jp.madoguchi.incident;

import java.time.LocalDate;
import jp.madoguchi.incident.Milestone.Channel;
import jp.madoguchi.incident.Milestone.MilestoneKind;
import jp.madoguchi.platform.i18n.LocalizedText;

/** A milestone as somebody enters it. Days, kind and channel together tell it from every other. */
public record MilestoneDefinition(
        LocalDate startsOn, LocalDate endsOn, MilestoneKind kind, Channel channel, LocalizedText title) {

    boolean isTheSameAs(MilestoneEntity other) {
        return startsOn.equals(other.startsOn)
                && endsOn.equals(other.endsOn)
                && kind == other.kind
                && channel == other.channel;
    }

    boolean hasTheTitleOf(MilestoneEntity other) {
        return title.ja().equals(other.titleJa) && title.en().equals(other.titleEn);
    }
}
