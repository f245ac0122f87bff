package jp.madoguchi.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.gift.GiftLotImporter;
import jp.madoguchi.outreach.reach.ReachLedger;
import jp.madoguchi.outreach.sending.OutsideService;
import jp.madoguchi.outreach.sending.OutsideWave;
import jp.madoguchi.outreach.template.MessageTemplate;
import jp.madoguchi.outreach.template.NewTemplate;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateTexts;
import jp.madoguchi.outreach.wave.Audience;
import jp.madoguchi.outreach.wave.Wave;
import jp.madoguchi.outreach.wave.WaveDraft;
import jp.madoguchi.outreach.wave.WavePreparationService;
import jp.madoguchi.outreach.wave.WaveReleaseService;
import jp.madoguchi.outreach.wave.WaveService;
import jp.madoguchi.outreach.wave.WaveState;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.time.HistoryClock;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.SystemUser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The waves of 2022 with their milestones, made as people would have made them, each step at its time: gifts bought, templates written,
 * each wave prepared by one and released by another, handed out in files to a sender outside, whose results come back, as do the
 * provider's. Whom a message or a gift didn't reach is invented, with shares as such mailings have them. A start that was cut off goes on
 * from the state that it finds.
 */
@Component
@Profile("demo")
class DemoOutreach {
    private static final Logger log = LoggerFactory.getLogger(DemoOutreach.class);
    private static final String OFFICIAL = "official";
    private static final String APPROVER = "approver";
    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final LocalTime EVENING = LocalTime.of(21, 30);
    private static final LocalDate BOUGHT = LocalDate.of(2022, 6, 24);
    private static final LocalDate LAPSES = LocalDate.of(2025, 6, 30);
    private static final int GIFTS = 64_000;
    private static final int YEN = 500;
    private static final long SEED = 20_220_630;

    private final Imports imports;
    private final GiftLotImporter lots;
    private final DemoOutcomes outcomes;
    private final TemplateService templates;
    private final WavePreparationService preparation;
    private final WaveReleaseService releases;
    private final WaveService waves;
    private final OutsideService outside;
    private final ReachLedger ledger;
    private final DemoUsers users;
    private final Clock clock;

    DemoOutreach(
            Imports imports,
            GiftLotImporter lots,
            DemoOutcomes outcomes,
            TemplateService templates,
            WavePreparationService preparation,
            WaveReleaseService releases,
            WaveService waves,
            OutsideService outside,
            ReachLedger ledger,
            DemoUsers users,
            Clock clock) {
        this.imports = imports;
        this.lots = lots;
        this.outcomes = outcomes;
        this.templates = templates;
        this.preparation = preparation;
        this.releases = releases;
        this.waves = waves;
        this.outside = outside;
        this.ledger = ledger;
        this.users = users;
        this.clock = clock;
    }

    void write(Incident incident, byte[] file) {
        Demo demo = new JsonMapper().readValue(file, Demo.class);
        int last = demo.waves().size();
        if (isDone(incident, last) && !outcomes.isAnyReceivedBy(incident, DemoOutcomes.LAST)) {
            return;
        }
        long start = System.nanoTime();
        at(BOUGHT, MORNING, OFFICIAL, () -> {
            buy(incident, demo);
            demo.waves().forEach(wave -> writeTemplate(incident, wave));
            return true;
        });
        for (int number = 1; number <= last; number++) {
            DemoWave wave = demo.waves().get(number - 1);
            if (!isDone(incident, number)) {
                // who received a gift before it is left out of it
                received(incident, wave.from().minusDays(1));
                send(incident, number, wave);
            }
        }
        received(incident, DemoOutcomes.LAST);
        ledger.refresh(incident.id());
        log.info("Made {} waves in {} ms", last, (System.nanoTime() - start) / 1_000_000);
    }

    private void buy(Incident incident, Demo demo) {
        if (!outcomes.hasGifts(incident)) {
            load(lots, DemoGifts.lot(demo.lot(), GIFTS, YEN, LAPSES, SEED));
        }
        templates.setHotline(incident.id(), demo.hotline());
    }

    private void writeTemplate(Incident incident, DemoWave wave) {
        if (template(incident, wave) == null) {
            templates.add(
                    incident.id(),
                    new NewTemplate(
                            wave.name(),
                            wave.kind(),
                            wave.channel(),
                            new TemplateTexts(wave.subjectJa(), wave.textJa(), null, null, null, null)));
        }
    }

    private @Nullable Long template(Incident incident, DemoWave wave) {
        return templates.templates(incident.id()).stream()
                .filter(template -> template.name().equals(wave.name()))
                .map(MessageTemplate::versionId)
                .findFirst()
                .orElse(null);
    }

    private void send(Incident incident, int number, DemoWave demo) {
        at(demo.from().minusDays(1), LocalTime.of(15, 0), OFFICIAL, () -> {
            if (wave(incident, number) == null) {
                preparation.prepare(incident.id(), draft(incident, number, demo));
            }
            Wave prepared = require(incident, number);
            if (prepared.state() == WaveState.DRAFT) {
                preparation.submit(prepared.id(), prepared.revision());
            }
            return true;
        });
        at(demo.from(), MORNING, APPROVER, () -> {
            Wave submitted = require(incident, number);
            if (submitted.state() == WaveState.SUBMITTED) {
                releases.release(submitted.id(), submitted.revision());
            }
            return true;
        });
        Wave released = require(incident, number);
        at(demo.from(), LocalTime.of(8, 45), OFFICIAL, () -> {
            while (isAnyQueued(incident, released)) {
                outside.handOut(incident.id(), released.id());
            }
            return true;
        });
        // each evening what the sender has done that day
        demo.from()
                .datesUntil(demo.to().plusDays(1))
                .forEach(day -> at(day, EVENING, OFFICIAL, () -> {
                    outcomes.ofMessages(released, demo.from(), demo.to(), day)
                            .ifPresent(results -> load(outcomes.messagesImporter(), results));
                    return true;
                }));
    }

    private boolean isAnyQueued(Incident incident, Wave wave) {
        return outside.waves(incident.id()).stream()
                .filter(one -> one.id() == wave.id())
                .mapToInt(OutsideWave::queued)
                .anyMatch(queued -> queued > 0);
    }

    /** What the provider says on this evening of gifts received until then. */
    private void received(Incident incident, LocalDate day) {
        at(day, EVENING, OFFICIAL, () -> {
            outcomes.received(incident, day).ifPresent(results -> load(outcomes.giftsImporter(), results));
            return true;
        });
    }

    private WaveDraft draft(Incident incident, int number, DemoWave demo) {
        return new WaveDraft(
                demo.kind(),
                demo.channel(),
                demo.titleJa(),
                demo.titleEn(),
                template(incident, demo),
                audience(number),
                false,
                true,
                null,
                LocalTime.of(9, 0),
                LocalTime.of(21, 0),
                600,
                10,
                10,
                60,
                null);
    }

    /** As the milestones name them. */
    private static Audience audience(int number) {
        Audience open = new Audience.GiftIs(Set.of(Audience.GiftStanding.NONE, Audience.GiftStanding.NOT_RECEIVED));
        return switch (number) {
            case 3 -> new Audience.AllOf(List.of(new Audience.EmailBounced(), new Audience.HasMobile(), open));
            case 4 -> new Audience.AllOf(List.of(new Audience.InWave(3, Audience.WaveOutcome.ANY), open));
            case 5 ->
                new Audience.AllOf(
                        List.of(new Audience.HasEmail(), new Audience.Not(new Audience.EmailBounced()), open));
            default -> Audience.everybody();
        };
    }

    private boolean isDone(Incident incident, int number) {
        Wave wave = as(OFFICIAL, () -> wave(incident, number));
        return wave != null && wave.state() == WaveState.DONE;
    }

    private @Nullable Wave wave(Incident incident, int number) {
        return waves.wave(incident.id(), number).orElse(null);
    }

    private Wave require(Incident incident, int number) {
        return as(OFFICIAL, () -> waves.wave(incident.id(), number).orElseThrow());
    }

    private void load(Importer<?> importer, TableFile file) {
        imports.run(importer, file, CharsetChoice.AUTO, OFFICIAL, Progress.unwatched());
    }

    private <T> T at(LocalDate day, LocalTime time, String user, Supplier<T> work) {
        Instant then = day.atTime(time).atZone(Tokyo.ZONE).toInstant();
        return clock instanceof HistoryClock history ? history.at(then, () -> as(user, work)) : as(user, work);
    }

    private <T> T as(String name, Supplier<T> work) {
        PortalUser user = users.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return SystemUser.run(user, work);
    }

    /** The file. */
    record Demo(String hotline, String lot, List<DemoWave> waves) {}

    /**
     * A wave with its template.
     *
     * @param name of the template
     * @param from first day on which it was sent
     */
    record DemoWave(
            String name,
            WaveKind kind,
            MessageChannel channel,
            LocalDate from,
            LocalDate to,
            String titleJa,
            String titleEn,
            @Nullable String subjectJa,
            String textJa) {}
}
