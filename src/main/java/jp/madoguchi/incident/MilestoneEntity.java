package jp.madoguchi.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.id.Ids;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "milestone")
@NullUnmarked
class MilestoneEntity {
    @Id
    long id = Ids.next();

    LocalDate startsOn;
    LocalDate endsOn;

    @Enumerated(EnumType.STRING)
    Milestone.MilestoneKind kind;

    @Enumerated(EnumType.STRING)
    Milestone.Channel channel;

    String titleJa;
    String titleEn;

    protected MilestoneEntity() {}

    static MilestoneEntity of(MilestoneDefinition definition) {
        MilestoneEntity milestone = new MilestoneEntity();
        milestone.startsOn = definition.startsOn();
        milestone.endsOn = definition.endsOn();
        milestone.kind = definition.kind();
        milestone.channel = definition.channel();
        milestone.titleJa = definition.title().ja();
        milestone.titleEn = definition.title().en();
        return milestone;
    }

    Milestone toMilestone() {
        return new Milestone(id, startsOn, endsOn, kind, channel, new LocalizedText(titleJa, titleEn));
    }
}
