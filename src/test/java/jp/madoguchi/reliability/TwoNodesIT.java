package jp.madoguchi.reliability;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.bench.DeskOperator;
import jp.madoguchi.bench.VaadinTab;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.Issuer;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.sending.SendingCase;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two nodes work on one database at once; then one of them is killed, and the other has what it had. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {
    private static final int A = 0;
    private static final int B = 1;
    private static final int ROWS = 500;
    private static final int CALLS = FullSize.of(3, 100);
    private static final int LOOKS = FullSize.of(5, 100);
    private static final int MESSAGES = FullSize.of(120, 2_000);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final String TYPED = "受取メールが届かない。";
    private static final double LONG_MILLIS = 60_000;

    @TempDir
    static Path folder;

    private static TwoNodes nodes;

    @BeforeAll
    static void start() throws Exception {
        nodes = new TwoNodes(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        nodes.close();
    }

    @Test
    @Order(1)
    @Assures("D5")
    void theSameFileAtBothAtOnceCountsOnceAndShowsAtBoth() throws Exception {
        try (VaadinTab here = opened(A, "official", "city");
                VaadinTab there = opened(B, "auditor", "city")) {
            assertThat(tiles(here) + tiles(there)).as("no calls yet").isZero();
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<HttpResponse<String>>> imports = new ArrayList<>();
            for (int node : new int[] {A, B}) {
                imports.add(nodes.threads().submit(() -> {
                    together.await();
                    return nodes.importCalls(node, calls());
                }));
            }
            int added = 0;
            for (Future<HttpResponse<String>> one : imports) {
                HttpResponse<String> answer = one.get(60, TimeUnit.SECONDS);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                added += Integer.parseInt(answer.body().replaceFirst("(?s).*\"added\":(\\d+).*", "$1"));
            }
            assertThat(added).isEqualTo(ROWS);
            assertThat(nodes.count("select count(*) from call_record")).isEqualTo(ROWS);

            Duration shown = TwoNodes.await(
                    Duration.ofSeconds(10), "both screens show it", () -> tiles(here) > 0 && tiles(there) > 0);
            assertThat(shown).isLessThan(AT_ONCE);
            Measured.as(
                    "the same %d calls at two nodes at once: counted once; on screens that were open at both %d ms later",
                    ROWS, shown.toMillis());
        }
    }

    @Test
    @Order(2)
    @Assures({"G2", "E1", "E2"})
    void whatBothWriteAtOnceIsThereOnceInOneTrail() throws Exception {
        List<Future<Integer>> work = new ArrayList<>();
        List<DeskOperator> operators = new ArrayList<>();
        for (int i = 0; i < TwoNodes.OPERATORS; i++) {
            operators.add(nodes.operator(i % 2, user(i)));
        }
        CyclicBarrier together = new CyclicBarrier(operators.size());
        for (DeskOperator operator : operators) {
            work.add(nodes.threads().submit(() -> {
                together.await();
                return saved(operator);
            }));
        }
        int acknowledged = 0;
        for (Future<Integer> one : work) {
            acknowledged += one.get(5, TimeUnit.MINUTES);
        }
        operators.forEach(DeskOperator::close);

        assertThat(acknowledged).isEqualTo(TwoNodes.OPERATORS * CALLS);
        assertThat(nodes.count("select count(*) from inquiry")).isEqualTo(acknowledged);
        assertThat(nodes.count("select count(distinct submission_key) from inquiry"))
                .isEqualTo(acknowledged);
        for (int i = 0; i < TwoNodes.OPERATORS; i++) {
            assertThat(nodes.count("select count(*) from inquiry where created_by = ?", user(i)))
                    .as(user(i))
                    .isEqualTo(CALLS);
        }
        assertThat(nodes.count("select count(*) from audit_event where action = 'inquiry.audit.logged'"))
                .as("entries of the trail")
                .isEqualTo(acknowledged);
        assertThat(nodes.count("select max(number) - count(*) from audit_event"))
                .as("one chain without a gap")
                .isZero();
        nodes.intact(A);
        nodes.intact(B);
        Measured.as(
                "%d operators at two nodes at once: %d inquiries, each once, each once in one trail of %d events, intact for both",
                TwoNodes.OPERATORS, acknowledged, nodes.count("select count(*) from audit_event"));
    }

    @Test
    @Order(3)
    @Assures("E2")
    void anHourIsSignedOnceAndBothNoteHowFarTheTrailHasCome() throws Exception {
        TwoNodes.await(
                Duration.ofSeconds(100),
                "both have noted",
                () -> Stream.of(A, B)
                        .allMatch(node -> Files.exists(nodes.checkpoints(node).resolve("audit-head.json"))));

        int rows = nodes.count("select count(*) from audit_checkpoint");
        List<String> files = new ArrayList<>(nodes.checkpointFiles(A));
        files.addAll(nodes.checkpointFiles(B));
        Set<String> different = new TreeSet<>(files);
        // an hour may end meanwhile
        assertThat(rows).isBetween(1, 2);
        assertThat(nodes.count("select count(distinct slot) from audit_checkpoint"))
                .isEqualTo(rows);
        assertThat(files).hasSize(rows).hasSameSizeAs(different);
        nodes.intact(A);
        nodes.intact(B);
        Measured.as("two nodes, each with a folder of its own: %d hour signed, once", rows);
    }

    @Test
    @Order(4)
    void aScreenFollowsWhatIsDoneAtTheOtherNode() throws Exception {
        List<Duration> took = new ArrayList<>();
        try (VaadinTab list = opened(A, "supervisor", "desk/inquiries");
                DeskOperator operator = nodes.operator(B, "operator")) {
            for (int look = 1; look <= LOOKS; look++) {
                String news = "新しい記録が " + look + " 件あります。表示する";
                operator.logOneCall();
                // from when the operator has the answer
                took.add(TwoNodes.await(
                        Duration.ofSeconds(10),
                        news,
                        () -> !list.tree().all("vaadin-button", news::equals).isEmpty()));
            }
        }
        took.sort(null);
        assertThat(took.getLast()).isLessThan(AT_ONCE);
        Measured.as(
                "%d inquiries saved at the other node: shown %d ms later in the middle, %d ms at most",
                LOOKS, took.get(LOOKS / 2).toMillis(), took.getLast().toMillis());
    }

    @Test
    @Order(5)
    @Assures({"G3", "G2"})
    void whatAKilledNodeHadTheOtherHas() throws Exception {
        try (Chromium chromium = new Chromium();
                BrowserContext person = chromium.person();
                BrowserContext another = chromium.person()) {
            Page typing = atTheDesk(person, A);
            text(typing).pressSequentially(TYPED);
            SendingCase wave = wave();
            typing.waitForTimeout(AT_ONCE.toMillis());
            TwoNodes.await(
                    Duration.ofSeconds(60), "both send", () -> claimed() == 2 && wave.count("SENT") > MESSAGES / 10);
            nodes.at(A).kill();
            int before = wave.count("SENT");

            Page again = atTheDesk(another, B);
            assertThat(again.locator(".m-recovered")).not().isEmpty();
            assertThat(text(again)).hasValue(TYPED);

            TwoNodes.await(
                    Duration.ofMinutes(2),
                    "nothing is left to send",
                    () -> wave.count("SENT") + wave.count("UNCERTAIN") == MESSAGES);
            Map<String, Integer> spool = nodes.spool();
            int uncertain = wave.count("UNCERTAIN");
            assertThat(before).as("sent when it was killed").isLessThan(MESSAGES);
            assertThat(spool.values()).as("messages of each recipient").allMatch(count -> count == 1);
            assertThat(spool).hasSizeBetween(MESSAGES - uncertain, MESSAGES);
            assertThat(uncertain)
                    .as("at most what the killed node had on its four lines")
                    .isLessThanOrEqualTo(4);
            nodes.intact(B);
            Measured.as(
                    "a node killed with %d of %d messages out: the other sent the rest, none twice, %d for people to settle; "
                            + "what was typed there two seconds before is at the other",
                    before, MESSAGES, uncertain);
        }
    }

    private static SendingCase wave() {
        Issuer issuer = mock(Issuer.class);
        when(issuer.id())
                .thenReturn(nodes.jdbc()
                        .sql("select min(id) from issuer")
                        .query(Long.class)
                        .single());
        Incident incident = mock(Incident.class);
        when(incident.id())
                .thenReturn(nodes.jdbc()
                        .sql("select id from incident")
                        .query(Long.class)
                        .single());
        when(incident.issuers()).thenReturn(List.of(issuer));
        // the demo's day is the fourth
        SendingCase wave =
                new SendingCase(nodes.jdbc(), incident, Instant.parse("2022-08-03T00:00:00Z"), 9, MessageChannel.EMAIL);
        wave.manyPersons(new JdbcTemplate(nodes.dataSource()), MESSAGES);
        return wave;
    }

    /** How many nodes have messages in their hands now. */
    private static int claimed() {
        return nodes.count("select count(distinct claimed_by) from delivery where claimed_by is not null");
    }

    private static VaadinTab opened(int node, String user, String route) throws Exception {
        VaadinTab tab = nodes.tab(node);
        tab.signIn(user, DemoUsers.PASSWORD);
        tab.open(route);
        return tab;
    }

    private static int tiles(VaadinTab dashboard) {
        return dashboard.tree().all("div", "m-tile"::equals).size();
    }

    private static int saved(DeskOperator operator) throws Exception {
        int saved = 0;
        for (int call = 0; call < CALLS; call++) {
            String last = operator.saved();
            operator.logOneCall();
            saved += operator.saved().equals(last) ? 0 : 1;
        }
        return saved;
    }

    private static String user(int number) {
        return number == 0 ? "operator" : "operator" + (number + 1);
    }

    private static String calls() {
        StringBuilder csv = new StringBuilder("call_id,received_at,answered_at,ended_at,trunk,caller,agent,result\n");
        for (int i = 1; i <= ROWS; i++) {
            String minute = "2022-08-04T%02d:%02d:".formatted(9 + i / 240, i / 4 % 60);
            csv.append("N-%d,%s00+09:00,%s05+09:00,%s30+09:00,0120,090-0000-%04d,op1,ANSWERED%n"
                    .formatted(i, minute, minute, minute, i));
        }
        return csv.toString();
    }

    private static Page atTheDesk(BrowserContext person, int node) {
        person.setDefaultTimeout(LONG_MILLIS);
        Page page = person.newPage();
        page.navigate(nodes.at(node).url() + "/sign-in");
        page.locator("form:has(input[name=username][value=operator]) button").click();
        page.waitForSelector("vaadin-app-layout main");
        page.navigate(nodes.at(node).url() + "/desk");
        text(page).focus();
        return page;
    }

    private static Locator text(Page page) {
        return page.locator(".m-inquiry-summary textarea");
    }
}
