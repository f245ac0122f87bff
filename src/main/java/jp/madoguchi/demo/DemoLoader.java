package jp.madoguchi.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.madoguchi.callstats.CallRecordImporter;
import jp.madoguchi.casefile.AffectedCardsImporter;
import jp.madoguchi.incident.ImportLog;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentDefinition;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.incident.MilestonesImporter;
import jp.madoguchi.inquiry.InquiryImporter;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.reissue.ReissueCountsImporter;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads the incident of 2022 into an empty database through the importers that the users have. The portal says that it is
 * ready only when this is done. A start that was cut off goes on with what is missing: each file is loaded whole or not at
 * all, and the import log tells which are there.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "madoguchi.demo.load", matchIfMissing = true)
class DemoLoader implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(DemoLoader.class);

    private static final String USER = "demo";

    private record DemoFile(Importer<?> importer, String name, Role role) {}

    private final IncidentService incidents;
    private final ImportLog importLog;
    private final Imports imports;
    private final DemoScripts scripts;
    private final DemoPhrases phrases;
    private final DemoReissue reissueReviews;
    private final DemoContract contract;
    private final DemoCompletion completion;
    private final DemoRegulator regulator;
    private final DemoOutreach outreach;
    private final DemoReports reports;
    /** Whether the waves are sent once more, which takes a minute or two; without them their marks come from a file. */
    private final boolean waves;

    private final DemoFile milestones;
    /** In this order, since inquiries refer to calls. */
    private final List<DemoFile> files;

    DemoLoader(
            IncidentService incidents,
            ImportLog importLog,
            Imports imports,
            MilestonesImporter milestones,
            AffectedCardsImporter cards,
            CallRecordImporter calls,
            InquiryImporter inquiries,
            ReissueCountsImporter reissue,
            DemoScripts scripts,
            DemoPhrases phrases,
            DemoReissue reissueReviews,
            DemoContract contract,
            DemoCompletion completion,
            DemoRegulator regulator,
            DemoOutreach outreach,
            DemoReports reports,
            @Value("${madoguchi.demo.waves:false}") boolean waves) {
        this.outreach = outreach;
        this.reports = reports;
        this.waves = waves;
        this.milestones = new DemoFile(milestones, "milestones.csv", Role.ADMIN);
        this.contract = contract;
        this.completion = completion;
        this.regulator = regulator;
        this.scripts = scripts;
        this.phrases = phrases;
        this.reissueReviews = reissueReviews;
        this.incidents = incidents;
        this.importLog = importLog;
        this.imports = imports;
        this.files = List.of(
                new DemoFile(cards, "affected-cards.csv", Role.OFFICIAL),
                new DemoFile(calls, "acd-calls-2022.csv", Role.SUPERVISOR),
                new DemoFile(inquiries, "inquiries-2022.csv", Role.SUPERVISOR),
                new DemoFile(reissue, "reissue-counts.csv", Role.CONTRACTOR));
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Incident incident = as(Role.ADMIN, null, this::incident);
        as(Role.OFFICIAL, null, () -> {
            scripts.write(incident, bytes("answer-scripts.json"));
            return true;
        });
        as(Role.SUPERVISOR, null, () -> {
            phrases.write(incident.id(), bytes("phrases.json"));
            return true;
        });
        Set<String> loaded = as(Role.ADMIN, null, importLog::kinds);
        for (DemoFile file : waves
                ? files
                : Stream.concat(Stream.of(milestones), files.stream()).toList()) {
            as(file.role(), incident.reportingOrganisation(), () -> {
                if (!loaded.contains(file.importer().kind())) {
                    load(file);
                }
                return true;
            });
        }
        // before all that is decided about the incident, since the trail stands in the order of time
        if (waves) {
            outreach.write(incident, bytes("outreach.json"));
        }
        // somebody else than who sent them, since nobody reviews what they sent
        SystemUser.run(DemoReissue.REVIEWER, () -> {
            reissueReviews.review(incident, USER);
            return true;
        });
        // last, since its reviews keep what the portal knows of calls and reports
        contract.write(incident.id(), bytes("contract.json"), DemoLoader::bytes);
        completion.write(incident.id(), bytes("completion.json"));
        regulator.write(incident.id(), bytes("regulator.json"));
        reports.write(incident.id());
    }

    private Incident incident() {
        return incidents.current().orElseGet(() -> {
            Incident defined =
                    incidents.define(new JsonMapper().readValue(bytes("incident.json"), IncidentDefinition.class));
            log.info("The demo's incident is {}", defined.code());
            return defined;
        });
    }

    private void load(DemoFile file) {
        long start = System.nanoTime();
        ImportOutcome outcome = imports.run(
                file.importer(),
                new TableFile(file.name(), reissueReviews.cut(file.name(), bytes(file.name()))),
                CharsetChoice.AUTO,
                USER,
                Progress.unwatched());
        log.info("Loaded {}: {} rows in {} ms", file.name(), outcome.added(), (System.nanoTime() - start) / 1_000_000);
    }

    private static <T> T as(Role role, @Nullable String organisation, Supplier<T> work) {
        return SystemUser.run(new PortalUser(USER, USER, organisation, Set.of(role)), work);
    }

    private static byte[] bytes(String name) {
        try (InputStream file = DemoLoader.class.getResourceAsStream("/demo/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The demo's file " + name + " is missing");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
