package jp.madoguchi.incident;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.incident.Milestone.Channel;
import jp.madoguchi.incident.Milestone.MilestoneKind;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.imports.Cells;
import jp.madoguchi.platform.imports.Column;
import jp.madoguchi.platform.imports.ImportCheck;
import jp.madoguchi.platform.imports.ImportFormat;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportSource;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.imports.Numbered;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.RowProblem;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in the list of milestones. */
@Component
@RolesAllowed(Roles.ADMIN)
public class MilestonesImporter implements Importer<MilestoneDefinition> {
    private static final Column<LocalDate> START = Column.date("start", "開始日", "開始");
    private static final Column<LocalDate> END = Column.date("end", "終了日", "終了");
    private static final Column<String> TITLE_JA =
            Column.text("title_ja", "名称", "件名", "日本語名").maxLength(200);
    private static final Column<String> TITLE_EN =
            Column.text("title_en", "英語名", "名称（英語）").maxLength(200);

    private final IncidentService incidents;
    private final MilestoneService milestones;
    private final Column<MilestoneKind> kind;
    private final Column<Channel> channel;

    MilestonesImporter(IncidentService incidents, MilestoneService milestones, Messages messages) {
        this.incidents = incidents;
        this.milestones = milestones;
        this.kind = Column.oneOf(
                name -> named(name, MilestoneKind.values(), "incident.milestone.kind.", messages),
                "incident.milestone.unknownKind",
                "kind",
                "種別",
                "種類");
        this.channel = Column.oneOf(
                name -> named(name, Channel.values(), "incident.milestone.channel.", messages),
                "incident.milestone.unknownChannel",
                "channel",
                "手段",
                "経路");
    }

    @Override
    @PermitAll
    public String kind() {
        return "incident.milestone.import.kind";
    }

    @Override
    public ImportFormat<MilestoneDefinition> format() {
        return new ImportFormat<>(List.of(START, END, kind, channel, TITLE_JA, TITLE_EN), this::milestone);
    }

    @Override
    @Transactional(readOnly = true)
    public ImportCheck check(List<Numbered<MilestoneDefinition>> rows) {
        List<RowProblem> problems = new ArrayList<>();
        Map<List<Object>, Long> lines = new HashMap<>();
        for (Numbered<MilestoneDefinition> row : rows) {
            MilestoneDefinition value = row.value();
            Long other = lines.putIfAbsent(
                    List.of(value.startsOn(), value.endsOn(), value.kind(), value.channel()), row.line());
            if (other != null) {
                problems.add(RowProblem.ofRow(row.line(), MessageText.of("incident.milestone.twice", other)));
            }
        }
        if (!problems.isEmpty()) {
            return ImportCheck.refused(problems);
        }
        ImportOutcome outcome = milestones.compare(incidents.requireCurrent().id(), values(rows));
        return ImportCheck.counts(outcome.added(), outcome.changed(), outcome.unchanged());
    }

    @Override
    @Transactional
    public ImportOutcome store(List<Numbered<MilestoneDefinition>> rows, ImportSource source, Progress progress) {
        ImportOutcome outcome = milestones.store(incidents.requireCurrent().id(), values(rows));
        progress.done(rows.size());
        return outcome;
    }

    private MilestoneDefinition milestone(Cells cells) {
        LocalDate start = cells.get(START);
        LocalDate end = cells.get(END);
        if (end.isBefore(start)) {
            cells.refuse(END, MessageText.of("incident.milestone.endBeforeStart"));
        }
        return new MilestoneDefinition(
                start,
                end,
                cells.get(kind),
                cells.get(channel),
                new LocalizedText(cells.get(TITLE_JA), cells.get(TITLE_EN)));
    }

    private static List<MilestoneDefinition> values(List<Numbered<MilestoneDefinition>> rows) {
        return rows.stream().map(Numbered::value).toList();
    }

    /** By its code, or by its name as the screens show it. */
    private static <E extends Enum<E>> @Nullable E named(String name, E[] values, String prefix, Messages messages) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(name)
                    || messages.get(Locale.JAPANESE, prefix + value).equals(name)
                    || messages.get(Locale.ENGLISH, prefix + value).equalsIgnoreCase(name)) {
                return value;
            }
        }
        return null;
    }
}
