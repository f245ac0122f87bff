package jp.madoguchi.callstats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.inquiry.InquiryImporter;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The records of the demo give back the assembly's document, figure for figure. */
@PortalTest
@Tag("database")
class AssemblyFiguresTest {
    @Autowired
    CallStatisticsService statistics;

    @Autowired
    LostCallersService lostCallers;

    @Autowired
    DifferenceService differences;

    @Autowired
    CallRecordImporter calls;

    @Autowired
    InquiryImporter inquiries;

    @Autowired
    Imports imports;

    @Autowired
    IncidentService incidents;

    @Autowired
    WebApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    private long incident;

    @BeforeEach
    void importTheDemo() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents).id();
        AssemblyFigures.importRecords(imports, calls, inquiries);
        SignedIn.as(Role.OFFICIAL);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }

    private CallStatistics between(LocalDate from, LocalDate to) {
        return statistics.between(incident, from, to);
    }

    @Test
    void allFortyTwoDaysAreThoseOfTheDocument() {
        List<AssemblyFigures.Line> found = between(AssemblyFigures.FROM, AssemblyFigures.TO).days().stream()
                .map(day -> new AssemblyFigures.Line(
                        day.day(),
                        day.incoming(),
                        day.answered(),
                        day.categories().get("FRAUD"),
                        day.categories().get("GIFT")))
                .toList();

        assertThat(found).hasSize(42).isEqualTo(AssemblyFigures.lines());
        assertThat(statistics.period(incident)).contains(Span.of(AssemblyFigures.FROM, AssemblyFigures.TO));
        assertThat(differences.between(incident, AssemblyFigures.FROM, AssemblyFigures.TO))
                .isEmpty();
    }

    /** Counted from the file by a script of its own, too: 58 numbers, 26 of them without an answered call behind the last busy one. */
    @Test
    void behindThe82BusyCallsOfTheReminderWere58PeopleOfWhom26WereNeverAnswered() {
        LocalDate reminder = LocalDate.of(2022, 7, 29);
        BusyCallers busy = lostCallers.between(incident, reminder, reminder);

        assertThat(busy.calls()).isEqualTo(82);
        assertThat(busy.withheld()).isZero();
        assertThat(busy.callers()).isEqualTo(58);
        assertThat(busy.answeredLater()).isEqualTo(32);
        assertThat(busy.lost()).hasSize(26).allSatisfy(lost -> {
            assertThat(lost.caller()).contains("****");
            assertThat(lost.attempts()).isPositive();
        });
    }

    @Test
    void behindThe205BusyCallsOfAllDaysWere157CallersADayOfWhom74WereLost() {
        BusyCallers busy = lostCallers.between(incident, AssemblyFigures.FROM, AssemblyFigures.TO);

        assertThat(List.of(
                        busy.calls(),
                        busy.withheld(),
                        busy.callers(),
                        busy.lost().size()))
                .containsExactly(205, 5, 157, 74);
        assertThat(lostCallers.byDay(incident, AssemblyFigures.FROM, AssemblyFigures.TO).values().stream()
                        .mapToInt(day -> day.lost().size())
                        .sum())
                .isEqualTo(74);
    }

    @Test
    void theTotalsAreThoseOfTheDocument() {
        Figures totals = between(AssemblyFigures.FROM, AssemblyFigures.TO).totals();

        assertThat(totals.incoming()).isEqualTo(1_610);
        assertThat(totals.answered()).isEqualTo(1_405);
        assertThat(totals.busy()).isEqualTo(205);
        assertThat(totals.categories()).containsEntry("FRAUD", 62).containsEntry("GIFT", 1_086);
        assertThat(totals.answerRate()).isEqualByComparingTo("0.8727");
    }

    @Test
    void theBusiestDayDependsOnTheWindow() {
        DailyCallStatistics ofTheGift = between(LocalDate.of(2022, 6, 30), LocalDate.of(2022, 7, 8))
                .busiest()
                .orElseThrow();
        DailyCallStatistics overall =
                between(AssemblyFigures.FROM, AssemblyFigures.TO).busiest().orElseThrow();

        assertThat(ofTheGift.day()).isEqualTo(LocalDate.of(2022, 7, 8));
        assertThat(ofTheGift.incoming()).isEqualTo(121);
        assertThat(overall.day()).isEqualTo(LocalDate.of(2022, 7, 29));
        assertThat(overall.incoming()).isEqualTo(140);
    }

    @Test
    void theSameFileAgainChangesNothing() {
        SignedIn.as(Role.SUPERVISOR);
        ImportOutcome again = imports.run(
                calls,
                new TableFile("renamed.csv", AssemblyFigures.file("acd-calls-2022.csv")),
                CharsetChoice.AUTO,
                "supervisor",
                Progress.unwatched());

        assertThat(again).isEqualTo(new ImportOutcome(1_610, 0, 0, 1_610));
        assertThat(between(AssemblyFigures.FROM, AssemblyFigures.TO).totals().incoming())
                .isEqualTo(1_610);
    }

    @Test
    void theApiGivesTheSameFigures() throws Exception {
        SignedIn.out();
        var mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        String path = "/api/v1/incidents/koko-2022/call-statistics";
        JsonNode answer = new JsonMapper()
                .readTree(mvc.perform(get(path).with(httpBasic("official", "demo")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));
        String csv = mvc.perform(get(path)
                        .param("from", "2022-06-23")
                        .param("to", "2022-08-03")
                        .accept("text/csv")
                        .with(httpBasic("official", "demo")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        List<AssemblyFigures.Line> fromJson = new ArrayList<>();
        answer.get("days").forEach(day -> {
            JsonNode gift = day.get("categories").get("gift");
            assertThat(day.get("lostCallers").asInt())
                    .isLessThanOrEqualTo(day.get("busyCallers").asInt());
            assertThat(day.get("busy").asInt())
                    .isEqualTo(day.get("incoming").asInt() - day.get("answered").asInt());
            fromJson.add(new AssemblyFigures.Line(
                    LocalDate.parse(day.get("date").asString()),
                    day.get("incoming").asInt(),
                    day.get("answered").asInt(),
                    day.get("categories").get("fraud").asInt(),
                    gift.isNull() ? null : gift.asInt()));
        });
        assertThat(fromJson).isEqualTo(AssemblyFigures.lines());
        assertThat(answer.get("totals").get("categories").get("gift").asInt()).isEqualTo(1_086);

        List<String> lines = csv.lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("date,incoming,answered,busy,fraud,gift,reissue,policy,statement,compensation,other");
        assertThat(lines.stream().skip(1).map(AssemblyFiguresTest::ofCsv).toList())
                .isEqualTo(AssemblyFigures.lines());
    }

    private static AssemblyFigures.Line ofCsv(String line) {
        String[] cells = line.split(",", -1);
        return new AssemblyFigures.Line(
                LocalDate.parse(cells[0]),
                Integer.parseInt(cells[1]),
                Integer.parseInt(cells[2]),
                Integer.parseInt(cells[4]),
                cells[5].isEmpty() ? null : Integer.valueOf(cells[5]));
    }
}
