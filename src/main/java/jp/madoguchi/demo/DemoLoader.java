package jp.madoguchi.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import jp.madoguchi.incident.ImportLog;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentDefinition;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.Importer;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    /** In this order, since inquiries refer to calls and calls to persons. */
    private static final List<DemoFile> FILES = List.of(
            new DemoFile("incident.milestone.import.kind", "milestones.csv", Role.ADMIN),
            new DemoFile("casefile.import.kind", "affected-cards.csv", Role.OFFICIAL),
            new DemoFile("callstats.import.kind", "acd-calls-2022.csv", Role.SUPERVISOR),
            new DemoFile("inquiry.import.kind", "inquiries-2022.csv", Role.SUPERVISOR),
            new DemoFile("reissue.import.kind", "reissue-counts.csv", Role.CONTRACTOR));

    private record DemoFile(String kind, String name, Role role) {}

    private final IncidentService incidents;
    private final ImportLog importLog;
    private final Imports imports;
    private final List<Importer<?>> importers;

    DemoLoader(IncidentService incidents, ImportLog importLog, Imports imports, List<Importer<?>> importers) {
        this.incidents = incidents;
        this.importLog = importLog;
        this.imports = imports;
        this.importers = importers;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Incident incident = as(Role.ADMIN, null, this::incident);
        Set<String> loaded = as(Role.ADMIN, null, importLog::kinds);
        for (DemoFile file : FILES) {
            if (!loaded.contains(file.kind())) {
                as(file.role(), incident.reportingOrganisation(), () -> load(file));
            }
        }
    }

    private Incident incident() {
        return incidents.current().orElseGet(() -> {
            Incident defined =
                    incidents.define(new JsonMapper().readValue(bytes("incident.json"), IncidentDefinition.class));
            log.info("The demo's incident is {}", defined.code());
            return defined;
        });
    }

    private ImportOutcome load(DemoFile file) {
        Importer<?> importer = importers.stream()
                .filter(candidate -> candidate.kind().equals(file.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing imports " + file.kind()));
        long start = System.nanoTime();
        ImportOutcome outcome = imports.run(
                importer,
                new TableFile(file.name(), bytes(file.name())),
                CharsetChoice.AUTO,
                "demo",
                Progress.unwatched());
        log.info("Loaded {}: {} rows in {} ms", file.name(), outcome.added(), (System.nanoTime() - start) / 1_000_000);
        return outcome;
    }

    private static <T> T as(Role role, @Nullable String organisation, Supplier<T> work) {
        return SystemUser.run(new PortalUser("demo", "demo", organisation, Set.of(role)), work);
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
