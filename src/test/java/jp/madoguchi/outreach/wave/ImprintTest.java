package jp.madoguchi.outreach.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentDefinition;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.OutreachPersons;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.outreach.sending.ComposedMessage;
import jp.madoguchi.outreach.sending.MessageComposer;
import jp.madoguchi.outreach.template.Imprint;
import jp.madoguchi.outreach.template.NewTemplate;
import jp.madoguchi.outreach.template.PreviewService;
import jp.madoguchi.outreach.template.TemplateService;
import jp.madoguchi.outreach.template.TemplateTexts;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What messages say beside their template is what the approver saw, whatever is changed after that. */
@PortalTest
@Tag("database")
class ImprintTest {
    private static final String TEXT = "{{案内電話}} {{受付時間}} {{事案名}}";
    private static final TemplateTexts TEXTS = new TemplateTexts("件名", TEXT, null, null, null, null);

    @Autowired
    WaveService waves;

    @Autowired
    WavePreparationService preparation;

    @Autowired
    WaveReleaseService release;

    @Autowired
    MessageComposer composer;

    @Autowired
    PreviewService previews;

    @Autowired
    TemplateService templates;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    Incident incident;
    String before;
    Wave wave;

    @BeforeEach
    void aWaveOfOneMessage() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        new OutreachPersons(jdbc, incident).add("U000001", "a@example.jp", "09004151234", 1);
        SignedIn.as(Role.OFFICIAL);
        templates.setHotline(incident.id(), "0120-123-456");
        before = "0120-123-456 9:00〜21:00 " + incident.name().ja();
        long template = templates.add(
                incident.id(), new NewTemplate("予告", WaveKind.ADVANCE_NOTICE, MessageChannel.EMAIL, TEXTS));
        int number = preparation.prepare(
                incident.id(),
                WaveDraft.of(WaveKind.ADVANCE_NOTICE, MessageChannel.EMAIL, "予告", "Notice")
                        .withTemplate(templates.versions(template).getFirst().id()));
        wave = waves.wave(incident.id(), number).orElseThrow();
    }

    @AfterEach
    void out() {
        SignedIn.out();
    }

    /** All that a message says beside its template, each by who may. */
    private void changeEverything() {
        SignedIn.as(Role.OFFICIAL);
        templates.setHotline(incident.id(), "0990-999-999");
        try (InputStream file = ImprintTest.class.getResourceAsStream("/demo/incident.json")) {
            IncidentDefinition old = new JsonMapper().readValue(file, IncidentDefinition.class);
            SystemUser.run(
                    SystemUser.named("admin", Role.ADMIN),
                    () -> incidents.define(new IncidentDefinition(
                            old.code(),
                            "別の事案",
                            "Another",
                            old.affectedCards(),
                            old.startsOn(),
                            old.endsOn(),
                            LocalTime.of(3, 15),
                            LocalTime.of(4, 30),
                            old.closedOn(),
                            old.reportingOrganisation(),
                            old.issuers(),
                            old.categories())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Wave submit() {
        preparation.submit(wave.id(), again().revision());
        return again();
    }

    private Wave again() {
        return waves.wave(incident.id(), wave.number()).orElseThrow();
    }

    private void released() {
        Wave submitted = submit();
        SignedIn.as(Role.APPROVER);
        release.release(wave.id(), submitted.revision());
    }

    private String message() {
        List<Long> all = jdbc.sql("select id from delivery").query(Long.class).list();
        Map<Long, ComposedMessage> composed = composer.compose(all);
        return Objects.requireNonNull(composed.get(all.getFirst())).text();
    }

    private String preview() {
        return previews.previewOfWave(incident.id(), wave.id(), MessageChannel.EMAIL, TEXTS, "U000001")
                .text();
    }

    @Test
    void whatIsChangedAfterTheReleaseIsInNoMessageOfTheWave() {
        released();
        changeEverything();
        SignedIn.out();
        assertThat(message()).isEqualTo(before);
        // as after an unclear end, or for a file: once more
        jdbc.sql("update delivery set state = 'QUEUED', attempts = 1").update();
        assertThat(message()).isEqualTo(before);
    }

    @Test
    void whatIsChangedBetweenSubmissionAndReleaseIsInNoneEither() {
        Wave submitted = submit();
        changeEverything();
        SignedIn.as(Role.APPROVER);
        assertThat(preview()).isEqualTo(before);
        release.release(wave.id(), submitted.revision());
        assertThat(message()).isEqualTo(before);
        assertThat(preview()).isEqualTo(before);
    }

    @Test
    void aDraftFollowsWhatIsInForceAlsoOneThatWasGivenBack() {
        assertThat(waves.imprint(wave.id())).isEmpty();
        Wave submitted = submit();
        SignedIn.as(Role.APPROVER);
        release.giveBack(wave.id(), submitted.revision(), "電話番号が古い");
        assertThat(waves.imprint(wave.id())).isEmpty();
        changeEverything();
        SignedIn.as(Role.OFFICIAL);
        String after = "0990-999-999 3:15〜4:30 別の事案";
        assertThat(preview()).isEqualTo(after);
        released();
        assertThat(message()).isEqualTo(after);
        assertThat(previews.preview(incident.id(), MessageChannel.EMAIL, TEXTS, "U000001")
                        .text())
                .isEqualTo(after);
    }

    @Test
    void aWaveThatIsTakenBackIsADraftAgain() {
        submit();
        preparation.takeBack(wave.id());
        assertThat(waves.imprint(wave.id())).isEmpty();
        changeEverything();
        SignedIn.as(Role.OFFICIAL);
        assertThat(preview()).startsWith("0990-999-999");
    }

    /** The upgrade of an installation that has waves already; a try after one that was cut off leaves what is there. */
    @Test
    void wavesThatAreThereKeepWhatIsInForce() throws SQLException {
        released();
        Imprint known = waves.imprint(wave.id()).orElseThrow();
        jdbc.sql("delete from wave_imprint").update();
        for (int tried = 0; tried < 2; tried++) {
            try (Connection connection = dataSource.getConnection()) {
                new V224__ImprintsOfWaves().migrate(new Context() {
                    @Override
                    public Configuration getConfiguration() {
                        throw new UnsupportedOperationException("the migration asks for the connection only");
                    }

                    @Override
                    public Connection getConnection() {
                        return connection;
                    }
                });
            }
        }
        // who gave it its name and hours nobody knew then
        assertThat(waves.imprint(wave.id()))
                .contains(new Imprint(
                        known.hotline(),
                        known.hotlineBy(),
                        known.opensAt(),
                        known.closesAt(),
                        known.incident(),
                        Set.of()));
        assertThat(known.hours(Locale.JAPANESE)).isEqualTo("9:00〜21:00");
        assertThat(known.hotlineBy()).isEqualTo("official");
    }
}
