package jp.madoguchi.outreach.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import jp.madoguchi.casefile.HolderCorrected;
import jp.madoguchi.casefile.HolderFields;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of messages, whatever the server does and wherever a node dies. */
@PortalTest
@Tag("database")
class SendingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    SendingParts parts;

    @Autowired
    NodeStore nodes;

    @Autowired
    DeliveryReports reports;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Incident incident;
    SendingCase wave;
    final FakeServer server = new FakeServer(MessageChannel.EMAIL);
    final Map<MessageChannel, ChannelHealth> health = new ConcurrentHashMap<>();
    final List<Dispatcher> started = new java.util.ArrayList<>();

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        wave = SendingCase.mails(jdbc, incident, clock.instant().minusSeconds(60));
    }

    @AfterEach
    void stop() {
        started.forEach(Dispatcher::stop);
    }

    private static SendingSettings settings(int workers, Duration serverPatience) {
        return new SendingSettings(
                true,
                workers,
                5,
                Duration.ofMillis(50),
                Duration.ofMillis(600),
                Duration.ofMillis(20),
                Duration.ofMinutes(1),
                Duration.ofHours(2),
                8,
                serverPatience);
    }

    private static SendingSettings settings() {
        return settings(2, Duration.ofMinutes(5));
    }

    private Sender sender(SendingSettings settings) {
        return new Sender(parts.with(settings, server), "node", health, Sender.noClaims(), () -> true);
    }

    private boolean round(Sender sender) {
        return SystemUser.run(SystemUser.named("sending"), sender::round);
    }

    private void rounds(SendingSettings settings) {
        try (Sender sender = sender(settings)) {
            while (round(sender)) {
                // goes on until nothing is due
            }
        }
    }

    private Dispatcher node(String name, SendingSettings settings, FakeServer its) {
        Dispatcher node = new Dispatcher(parts.with(settings, its), name);
        started.add(node);
        node.start();
        return node;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void eachMessageIsHandedOverOnceAndItsGiftIsSent() {
        List<Long> messages = wave.persons(12);

        rounds(settings());

        assertThat(server.accepted).containsExactlyInAnyOrderElementsOf(messages);
        assertThat(wave.count("SENT")).isEqualTo(12);
        assertThat(wave.gifts("SENT")).isEqualTo(12);
        assertThat(wave.attempts(messages.getFirst())).containsExactly("SENT");
        assertThat(jdbc.sql(
                                "select count(*) from delivery where claim is not null or claimed_by is not null or sent_at is null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aTemporaryRefusalIsTriedAgainLaterAndGivenUpInTheEnd() {
        long message = wave.persons(1).getFirst();
        server.behaviour = (its, any) -> new Handover.Temporary("4.2.1", "450 4.2.1 Later");

        rounds(settings());
        assertThat(wave.state(message)).isEqualTo("QUEUED");
        Instant due = due(message);
        assertThat(due)
                .isBetween(clock.instant().plusSeconds(40), clock.instant().plusSeconds(75));
        rounds(settings());
        assertThat(server.seen.get(message)).as("not before its time").isEqualTo(1);

        makeDue(message);
        rounds(settings());
        assertThat(due(message)).isAfter(clock.instant().plusSeconds(90));
        for (int attempt = 3; attempt <= parts.settings().attempts(); attempt++) {
            assertThat(wave.state(message)).isEqualTo("QUEUED");
            makeDue(message);
            rounds(settings());
        }

        assertThat(wave.state(message)).isEqualTo("FAILED");
        assertThat(wave.attempts(message)).hasSize(parts.settings().attempts()).containsOnly("TEMPORARY");
        assertThat(wave.gifts("SENT")).isZero();
        assertThat(marks()).isZero();
    }

    @Test
    void aPermanentRefusalIsABounceAndMarksTheAddressOnce() {
        List<Long> messages = wave.persons(2);
        server.behaviour = (its, message) ->
                new Handover.Permanent("5.1.1", "550 5.1.1 unknown", message.deliveryId() == messages.getFirst());

        rounds(settings());

        assertThat(wave.count("BOUNCED")).isEqualTo(2);
        assertThat(jdbc.sql("select code from delivery where id = ?")
                        .param(messages.getFirst())
                        .query(String.class)
                        .single())
                .isEqualTo("5.1.1");
        assertThat(jdbc.sql("select delivery_id from contact_mark where mark = 'BOUNCED' and channel = 'EMAIL'")
                        .query(Long.class)
                        .list())
                .containsExactly(messages.getFirst());
        assertThat(wave.gifts("SENT")).isZero();
    }

    private static HolderFields holder(String email) {
        return new HolderFields("山田 花子", "ヤマダ ハナコ", email, null);
    }

    /** What a correction does beside writing the person anew. */
    private void corrected(long message, String former, String now) {
        long person = jdbc.sql("select case_id from delivery where id = ?")
                .param(message)
                .query(Long.class)
                .single();
        jdbc.sql("select id from case_file where id = ? for update")
                .param(person)
                .query(Long.class)
                .single();
        events.publishEvent(new HolderCorrected(incident.id(), person, holder(former), holder(now)));
    }

    private void isCorrected(long message, String former, String now) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> corrected(message, former, now));
    }

    private void comesBack(long message) {
        assertThat(reports.take(new DeliveryReport(
                        message,
                        DeliveryReport.Source.MAILBOX,
                        DeliveryReport.Kind.FAILED,
                        "5.1.1",
                        "550 unknown",
                        clock.instant(),
                        "digest")))
                .isEqualTo(DeliveryReports.Taken.TAKEN);
    }

    @Test
    void anAddressThatIsCorrectedWhileItsMessageIsOnTheLineIsNotMarkedByItsRefusal() {
        long message = wave.persons(1).getFirst();
        server.behaviour = (its, any) -> {
            isCorrected(message, any.to(), "hanako@example.jp");
            return new Handover.Permanent("5.1.1", "550 5.1.1 unknown", true);
        };

        rounds(settings());

        assertThat(wave.state(message)).isEqualTo("BOUNCED");
        assertThat(marks()).isZero();
    }

    @Test
    void anAddressThatIsCorrectedWhileItsMessageIsOnTheLineIsNotMarkedByWhatComesBackLater() {
        long message = wave.persons(1).getFirst();
        server.behaviour = (its, any) -> {
            isCorrected(message, any.to(), "hanako@example.jp");
            return its.accept(any);
        };
        rounds(settings());

        comesBack(message);

        assertThat(wave.state(message)).isEqualTo("BOUNCED");
        assertThat(marks()).isZero();
    }

    @Test
    void anAddressThatIsRightOnceMoreIsMarkedByWhatComesBackOfIt() {
        long message = wave.persons(1).getFirst();
        rounds(settings());
        isCorrected(message, "user000001@example.jp", "hanako@example.jp");
        isCorrected(message, "hanako@example.jp", "USER000001@example.jp");

        comesBack(message);

        assertThat(marks()).isEqualTo(1);
    }

    /** Either the correction finds the mark and takes it away, or what comes back finds that the address is a former one. */
    @Test
    @EnabledIfSystemProperty(
            named = "madoguchi.test.database",
            matches = "mariadb",
            disabledReason = "references wait for nobody in H2, which serves the demo alone")
    void whatComesBackWhileAnAddressIsBeingCorrectedWaitsForTheCorrection() throws Exception {
        long message = wave.persons(1).getFirst();
        rounds(settings());
        CompletableFuture<Void> late = new TransactionTemplate(transactions).execute(status -> {
            corrected(message, "user000001@example.jp", "hanako@example.jp");
            CompletableFuture<Void> came = CompletableFuture.runAsync(() -> comesBack(message));
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofSeconds(1).toNanos());
            return came;
        });

        late.get(30, TimeUnit.SECONDS);

        assertThat(marks()).isZero();
    }

    @Test
    void whatIsUnclearIsUncertainAndNeverSentAgainByItself() {
        long message = wave.persons(1).getFirst();
        server.behaviour = (its, any) -> {
            its.accept(any);
            return new Handover.Unclear("the connection broke off");
        };

        rounds(settings());
        makeDue(message);
        rounds(settings());

        assertThat(wave.state(message)).isEqualTo("UNCERTAIN");
        assertThat(wave.attempts(message)).containsExactly("UNCERTAIN");
        assertThat(server.accepted).containsExactly(message);
    }

    @Test
    void aFaultOfTheLineAfterItsBeginningIsUncertainToo() {
        long message = wave.persons(1).getFirst();
        server.behaviour = (its, any) -> {
            throw new IllegalStateException("a fault");
        };

        rounds(settings());

        assertThat(wave.state(message)).isEqualTo("UNCERTAIN");
    }

    @Test
    void anAddressThatIsGoneIsGivenUpWithoutATry() {
        long message = wave.person("U1", null, "09012345678");

        rounds(settings());

        assertThat(wave.state(message)).isEqualTo("FAILED");
        assertThat(server.seen).isEmpty();
        assertThat(jdbc.sql("select code from delivery where id = ?")
                        .param(message)
                        .query(String.class)
                        .single())
                .isEqualTo("NO_TEXT");
    }

    @Test
    void aServerThatCanNotBeReachedCostsNoMessageATry() {
        long message = wave.persons(1).getFirst();
        server.down = true;

        rounds(settings());

        assertThat(wave.state(message)).isEqualTo("QUEUED");
        assertThat(wave.attempts(message)).isEmpty();
        assertThat(jdbc.sql("select attempts from delivery where id = ?")
                        .param(message)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aServerThatRefusesEverythingForSomeTimePausesTheWave() {
        wave.persons(20);
        server.behaviour = (its, any) -> new Handover.Temporary("4.3.2", "421 4.3.2 Shutting down");

        rounds(settings(1, Duration.ZERO));

        assertThat(wave.waveState()).isEqualTo("PAUSED");
        assertThat(pausedCause()).isEqualTo("SERVER");
        assertThat(wave.count("QUEUED")).isEqualTo(20);
        assertThat(jdbc.sql("select count(*) from delivery where attempts > 0")
                        .query(Integer.class)
                        .single())
                .as("it stopped after the first few")
                .isLessThan(20);
    }

    @Test
    void tooManyBouncesPauseTheWaveAndItGoesOnFromThere() {
        List<Long> messages =
                wave.where("bounce_count = 4, bounce_percent = 10").persons(40);
        server.behaviour = (its, any) -> new Handover.Permanent("5.1.1", "550 5.1.1 unknown", true);

        rounds(settings());

        assertThat(wave.waveState()).isEqualTo("PAUSED");
        assertThat(pausedCause()).isEqualTo("BOUNCES");
        assertThat(wave.count("BOUNCED")).isEqualTo(5);
        assertThat(wave.count("QUEUED")).isEqualTo(35);
        assertThat(wave.count("CLAIMED")).isZero();

        server.behaviour = FakeServer::accept;
        wave.where("state = 'RELEASED'");
        rounds(settings());
        assertThat(server.accepted)
                .hasSize(35)
                .doesNotContainAnyElementsOf(messages.stream()
                        .filter(id -> wave.state(id).equals("BOUNCED"))
                        .toList());
    }

    @Test
    void bouncesThatAreFewAmongManyPauseNothing() {
        wave.where("bounce_count = 2, bounce_percent = 10").persons(40);
        int[] sent = new int[1];
        server.behaviour = (its, message) ->
                ++sent[0] % 13 == 0 ? new Handover.Permanent("5.1.1", "550 5.1.1 unknown", true) : its.accept(message);

        rounds(settings());

        assertThat(wave.waveState()).isEqualTo("RELEASED");
        assertThat(wave.count("BOUNCED")).isEqualTo(3);
    }

    @Test
    void aPausedWaveStopsBeforeTheNextMessage() {
        wave.persons(20);
        server.behaviour = (its, message) -> {
            if (its.accepted.size() == 2) {
                wave.where("state = 'PAUSED'");
            }
            return its.accept(message);
        };

        rounds(settings());

        assertThat(server.accepted).hasSize(3);
        assertThat(wave.count("SENT")).isEqualTo(3);
        assertThat(wave.count("QUEUED")).isEqualTo(17);
    }

    @Test
    void whatIsRefusedForNowWhileItsWaveIsStoppedIsStopped() {
        long message = wave.persons(1).getFirst();
        server.behaviour = (its, any) -> {
            wave.where("state = 'STOPPED'");
            return new Handover.Temporary("4.2.1", "450 Later");
        };

        rounds(settings());

        assertThat(wave.state(message)).isEqualTo("STOPPED");
    }

    @Test
    void nothingGoesOutOutsideOfTheHoursBeforeTheStartOrForASenderOutside() {
        wave.persons(3);
        LocalTime time = Tokyo.local(clock.instant()).toLocalTime();
        int minute = time.getHour() * 60 + time.getMinute();
        wave.where("send_from = " + Math.min(1439, minute + 5) + ", send_until = 1440");
        rounds(settings());
        wave.where("send_from = 0, send_until = " + minute);
        rounds(settings());
        wave.where("send_until = 1440, starts_at = '2099-01-01 00:00:00'");
        rounds(settings());
        wave.where("starts_at = null, outside = true");
        rounds(settings());
        assertThat(server.seen).isEmpty();

        wave.where("outside = false");
        rounds(settings());
        assertThat(server.accepted).hasSize(3);
    }

    @Test
    void noMoreThanThePaceIsTakenInAMinuteHoweverManyAsk() {
        wave.where("per_minute = 60").persons(80);
        long minute = RunningWave.minute(clock.instant());
        for (int i = 0; i < 5; i++) {
            rounds(settings());
        }
        long seconds = clock.instant().getEpochSecond() % 60;

        if (RunningWave.minute(clock.instant()) == minute) {
            assertThat(server.accepted.size())
                    .as("a second's worth ahead of the minute that runs")
                    .isBetween(1, (int) seconds + 2);
        }
        assertThat(server.accepted.size()).isLessThanOrEqualTo(62);
        jdbc.sql("update wave_pace set minute_number = ?, taken = 60")
                .param(RunningWave.minute(clock.instant()))
                .update();
        int before = server.accepted.size();
        rounds(settings());
        assertThat(server.accepted).hasSize(before);
    }

    @Test
    void manyNodesAtOnceHandNothingOverTwice() {
        int count = 300;
        List<Long> messages = wave.persons(count);
        SendingSettings fast = settings(3, Duration.ofMinutes(5));

        Stream.of("a", "b", "c").forEach(name -> node(name, fast, server));
        await(() -> wave.count("SENT") == count);

        assertThat(server.accepted).hasSize(count).containsExactlyInAnyOrderElementsOf(messages);
        await(() -> wave.waveState().equals("DONE"));
        assertThat(wave.gifts("SENT")).isEqualTo(count);
    }

    @Test
    void aNodeThatDiesWithWhatItHasTakenLeavesItToTheOthers() {
        List<Long> messages = wave.persons(5);
        nodes.add("dead", clock.instant());
        parts.queue().take("dead", Queue.newClaim(), Set.of(MessageChannel.EMAIL), 5);
        assertThat(wave.count("CLAIMED")).isEqualTo(5);

        node("alive", settings(), server);
        await(() -> wave.count("SENT") == 5);

        assertThat(server.accepted).containsExactlyInAnyOrderElementsOf(messages);
        assertThat(nodes.all()).extracting(NodeStore.Node::id).containsExactly("alive");
    }

    @Test
    void aNodeThatDiesBeforeTheServerHasTheMessageLeavesItUncertain() {
        long message = wave.persons(1).getFirst();
        server.behaviour = (its, any) -> {
            throw new FakeServer.Crash();
        };
        dies();

        assertThat(wave.state(message)).isEqualTo("SENDING");
        server.behaviour = FakeServer::accept;
        node("alive", settings(), server);
        await(() -> wave.state(message).equals("UNCERTAIN"));
        assertThat(server.accepted).isEmpty();
        assertThat(wave.attempts(message)).containsExactly("UNCERTAIN");
    }

    @Test
    void aNodeThatDiesAfterTheServerHasTheMessageLeavesItUncertainAndNobodySendsItAgain() {
        List<Long> messages = wave.persons(3);
        server.behaviour = (its, message) -> {
            its.accept(message);
            throw new FakeServer.Crash();
        };
        dies();
        server.behaviour = FakeServer::accept;

        node("alive", settings(), server);
        await(() -> wave.count("UNCERTAIN") == 1 && wave.count("SENT") == 2);

        assertThat(server.accepted).hasSize(3).containsExactlyInAnyOrderElementsOf(messages);
    }

    /** A node that nobody buries, since it was never heard of. */
    private void dies() {
        Sender doomed = new Sender(parts.with(settings(), server), "doomed", health, Sender.noClaims(), () -> true);
        assertThatThrownBy(() -> round(doomed)).isInstanceOf(FakeServer.Crash.class);
    }

    @Test
    void aNodeThatWasTakenForDeadStillTellsWhatItKnows() {
        long message = wave.persons(1).getFirst();
        server.behaviour = (its, any) -> {
            // the others find no node of this name and take the message back while it is on the line
            parts.queue().takeBackFromTheDead();
            assertThat(wave.state(message)).isEqualTo("UNCERTAIN");
            return its.accept(any);
        };

        rounds(settings());

        assertThat(wave.state(message)).isEqualTo("SENT");
        assertThat(wave.attempts(message)).containsExactly("UNCERTAIN", "SENT");
        assertThat(wave.gifts("SENT")).isEqualTo(1);
    }

    @Test
    void whatAPersonHasDecidedMeanwhileStays() {
        long message = wave.persons(1).getFirst();
        server.behaviour = (its, any) -> {
            parts.queue().takeBackFromTheDead();
            jdbc.sql("update delivery set state = 'QUEUED', claim = null, due_at = '2099-01-01 00:00:00' where id = ?")
                    .param(message)
                    .update();
            return its.accept(any);
        };

        rounds(settings());

        assertThat(wave.state(message)).isEqualTo("QUEUED");
        assertThat(wave.attempts(message)).containsExactly("UNCERTAIN");
    }

    @Test
    void aNodeTakesBackWhatNoneOfItsWorkersIsAtAnyMore() {
        List<Long> messages = wave.persons(2);
        node("alive", settings(), new FakeServer(MessageChannel.SMS));
        parts.queue().take("alive", "lost", Set.of(MessageChannel.EMAIL), 2);
        jdbc.sql("update delivery set state = 'SENDING' where id = ?")
                .param(messages.getFirst())
                .update();

        await(() -> wave.state(messages.getFirst()).equals("UNCERTAIN")
                && wave.state(messages.getLast()).equals("QUEUED"));
    }

    @Test
    void aNodeThatStopsFinishesWhatIsOnTheLineAndGivesTheRestBack() {
        wave.persons(10);
        server.behaviour = (its, message) -> {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(150).toNanos());
            return its.accept(message);
        };
        Dispatcher node = node("leaving", settings(1, Duration.ofMinutes(5)), server);
        await(() -> !server.accepted.isEmpty());

        node.stop();

        assertThat(wave.count("SENT")).isEqualTo(server.accepted.size()).isLessThan(10);
        assertThat(wave.count("QUEUED")).isEqualTo(10 - server.accepted.size());
        assertThat(nodes.all()).isEmpty();
    }

    @Test
    void whatIsSentAgainGoesOutWithoutAWave() {
        long message = wave.persons(1).getFirst();
        jdbc.sql("update delivery set wave_id = null, again_of = 7 where id = ?")
                .param(message)
                .update();

        rounds(settings());

        assertThat(server.accepted).containsExactly(message);
        assertThat(wave.state(message)).isEqualTo("SENT");
    }

    private Instant due(long message) {
        return Tokyo.fromColumn(jdbc.sql("select due_at from delivery where id = ?")
                .param(message)
                .query(java.time.LocalDateTime.class)
                .single());
    }

    private void makeDue(long message) {
        jdbc.sql("update delivery set due_at = ? where id = ?")
                .params(Tokyo.toColumn(clock.instant().minusSeconds(1)), message)
                .update();
    }

    private int marks() {
        return jdbc.sql("select count(*) from contact_mark")
                .query(Integer.class)
                .single();
    }

    private String pausedCause() {
        return jdbc.sql("select paused_cause from wave where id = ?")
                .param(wave.wave())
                .query(String.class)
                .single();
    }
}
