package jp.madoguchi.outreach.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A thousand messages, five times {@code kill -9}: in the end one message for each recipient, one gift for each card. */
@SpringBootTest(properties = "madoguchi.outreach.mail.domain=" + SendingTrial.DOMAIN)
@ActiveProfiles({"demo", "test"})
@ContextConfiguration(initializers = SendingSurvivesKillIT.OnMariaDb.class)
@DirtiesContext
class SendingSurvivesKillIT {
    private static final int RECIPIENTS = 1_000;
    private static final int KILLS = 5;

    private static Map<String, Object> database;

    static class OnMariaDb implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            database = TestDatabase.mariaDb("k" + UUID.randomUUID().toString().replace("-", ""));
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("trial", database));
        }
    }

    @Autowired
    ApplicationContext portal;

    @Autowired
    IncidentService incidents;

    @Test
    void eachRecipientHasOneMessageAndEachCardOneGiftHoweverOftenTheNodeIsKilled() throws Exception {
        try (SendingTrial trial = new SendingTrial(portal, database)) {
            SendingTrial.Result result = trial.run(KokoIncident.setUp(incidents), RECIPIENTS, KILLS, 15, 4);

            assertThat(result.kills()).isEqualTo(KILLS);
            assertThat(result.uncertain())
                    .as("at most what was on the line at each kill")
                    .isLessThanOrEqualTo(4 * KILLS);
        }
    }
}
