package jp.madoguchi.incident;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.id.Ids;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "incident")
@NullUnmarked // the fields are filled by the persistence provider
class IncidentEntity {
    @Id
    long id = Ids.next();

    @Version
    Integer version;

    String code;
    String nameJa;
    String nameEn;
    int affectedCards;
    LocalDate startsOn;
    LocalDate endsOn;
    LocalTime opensAt;
    LocalTime closesAt;
    String closedOn = "";
    String reportingOrganisation;

    /** Who has set the name last: messages to holders say it. */
    String wordedBy;

    /** Who has set the hours last, which they say, too. */
    String hoursBy;

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "incident_id", nullable = false, updatable = false)
    @OrderBy("sort")
    List<IssuerEntity> issuers = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "incident_id", nullable = false, updatable = false)
    @OrderBy("sort")
    List<CategoryEntity> categories = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "incident_id", nullable = false, updatable = false)
    @OrderBy("startsOn, kind, channel")
    List<MilestoneEntity> milestones = new ArrayList<>();

    protected IncidentEntity() {}

    Incident toIncident() {
        return new Incident(
                id,
                code,
                new LocalizedText(nameJa, nameEn),
                affectedCards,
                startsOn,
                endsOn,
                opensAt,
                closesAt,
                Stream.of(closedOn.split(",")).filter(day -> !day.isEmpty()).toList(),
                reportingOrganisation,
                issuers.stream().map(IssuerEntity::toIssuer).toList(),
                categories.stream().map(CategoryEntity::toCategory).toList(),
                milestones.stream().map(MilestoneEntity::toMilestone).toList());
    }
}
