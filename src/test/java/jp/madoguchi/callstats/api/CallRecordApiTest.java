package jp.madoguchi.callstats.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.madoguchi.callstats.AssemblyFigures;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.ParkedFiles;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@PortalTest
class CallRecordApiTest {
    private static final String ROOT = "/api/v1/incidents/koko-2022/";
    private static final String JSON_LINES = "application/x-ndjson";
    private static final String RUNNING = """
            {"callId":"C1","receivedAt":"2022-08-03T10:00:00+09:00","answeredAt":"2022-08-03T10:00:06+09:00",\
            "trunk":"0120","caller":"090-0415-5955","agent":"op05","result":"ANSWERED"}
            """;
    private static final String ENDED =
            RUNNING.replace("\"trunk\"", "\"endedAt\":\"2022-08-03T10:03:00+09:00\",\"trunk\"");

    @Autowired
    WebApplicationContext context;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    MockMvc mvc;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        KokoIncident.setUp(incidents);
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    private ResultActions push(String type, String body) throws Exception {
        return mvc.perform(post(ROOT + "call-records")
                .with(httpBasic("supervisor", "demo"))
                .header("Accept-Language", "ja")
                .contentType(type)
                .content(body.getBytes(StandardCharsets.UTF_8)));
    }

    private ResultActions read(String user, String path) throws Exception {
        return mvc.perform(get(ROOT + path).header("Accept-Language", "ja").with(httpBasic(user, "demo")));
    }

    private int rows() {
        return jdbc.sql("select count(*) from call_record").query(Integer.class).single();
    }

    @Test
    void aCallIsPushedWhileItRunsAndAgainWhenItHasEnded() throws Exception {
        push(JSON_LINES, RUNNING)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.added").value(1));
        push(JSON_LINES, RUNNING).andExpect(jsonPath("$.unchanged").value(1));
        push(JSON_LINES, ENDED).andExpect(jsonPath("$.changed").value(1));
        push("application/json", "[" + ENDED + "," + ENDED + "]")
                .andExpect(jsonPath("$.rows").value(2))
                .andExpect(jsonPath("$.unchanged").value(2));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aFileOfTheTelephoneSystemIsTakenAsItIs() throws Exception {
        String file = new String(AssemblyFigures.file("acd-calls-2022.csv"), StandardCharsets.UTF_8);
        push("text/csv", file)
                .andExpect(jsonPath("$.rows").value(1_610))
                .andExpect(jsonPath("$.added").value(1_610));
        push("text/csv", file).andExpect(jsonPath("$.unchanged").value(1_610));
    }

    /** The folder for them may be memory. */
    @Test
    void nothingStaysParkedWhetherItIsTakenOrRefused() throws Exception {
        long before = ParkedFiles.count();
        push(JSON_LINES, ENDED).andExpect(status().isOk());
        push("text/csv", "no,such\nfile,1\n").andExpect(status().is4xxClientError());
        push(JSON_LINES, "no record").andExpect(status().is4xxClientError());
        assertThat(ParkedFiles.count()).isEqualTo(before);
    }

    @Test
    void everyBadRowIsNamedAndNothingIsStored() throws Exception {
        String bad = ENDED
                + "\n"
                + ENDED.replace("C1", "C2").replace("ANSWERED", "BUSY")
                + ENDED.replace("C1", "C3").replace("2022-08-03T10:03:00+09:00", "soon");
        push(JSON_LINES, bad)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.problems.length()").value(2))
                .andExpect(jsonPath("$.problems[0].row").value(3))
                .andExpect(jsonPath("$.problems[0].message").value(containsString("話中")))
                .andExpect(jsonPath("$.problems[1].row").value(4))
                .andExpect(jsonPath("$.problems[1].field").value("ended_at"));
        assertThat(rows()).isZero();
    }

    @Test
    void whatIsNoRecordIsRefusedInWords() throws Exception {
        refused(JSON_LINES, ENDED + "{cut", 2, "JSON として読めません");
        refused("application/json", "[1]", 1, "オブジェクト");
        refused("application/json", "[" + ENDED.replace("callId", "callID2") + "]", 1, "項目名");
        refused("application/json", "[" + ENDED.replace("\"0120\"", "120") + "]", 1, "文字列");
        refused("application/json", "[" + ENDED.replace("op05", "4111 1111 1111 1111") + "]", 1, "カード番号");
        refused("application/json", "[]", 0, "データ行がありません");
        assertThat(rows()).isZero();
    }

    private void refused(String type, String body, int row, String words) throws Exception {
        push(type, body)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.problems[0].row").value(row))
                .andExpect(jsonPath("$.problems[0].message").value(containsString(words)));
    }

    @Test
    void moreThanTheLimitIsRefusedWithoutReadingOn() throws Exception {
        mvc.perform(post(ROOT + "call-records")
                        .with(httpBasic("supervisor", "demo"))
                        .contentType("text/csv")
                        .content(new byte[TableFile.MAX_BYTES + 1]))
                .andExpect(status().isContentTooLarge());
        assertThat(rows()).isZero();
    }

    @Test
    void statisticsOfAnEmptyPortalAreEmpty() throws Exception {
        read("official", "call-statistics")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.days.length()").value(0))
                .andExpect(jsonPath("$.totals.incoming").value((Object) null))
                .andExpect(jsonPath("$.totals.answerRate").value((Object) null));
        read("official", "call-statistics?from=2022-08-01&to=2022-08-02")
                .andExpect(jsonPath("$.days.length()").value(2))
                .andExpect(jsonPath("$.totals.incoming").value((Object) null));
    }

    @Test
    void aDayOfWhichNothingIsKnownHasNoFigures() throws Exception {
        push(JSON_LINES, ENDED);
        read("auditor", "call-statistics?from=2022-08-02")
                .andExpect(jsonPath("$.days[0].date").value("2022-08-02"))
                .andExpect(jsonPath("$.days[0].incoming").value((Object) null))
                .andExpect(jsonPath("$.days[1].incoming").value(1))
                .andExpect(jsonPath("$.days[1].categories.gift").value(0));
        for (String path :
                List.of("call-statistics.csv?from=2022-08-02", "call-statistics?format=csv&from=2022-08-02")) {
            read("supervisor", path)
                    .andExpect(content().contentTypeCompatibleWith("text/csv"))
                    .andExpect(content().string(containsString("2022-08-02,,,,,,,,,,\r\n2022-08-03,1,1,0,0,0")));
        }
    }

    @Test
    void aSpanThatMakesNoSenseIsRefusedInWords() throws Exception {
        read("official", "call-statistics?from=2022-08-03&to=2022-08-01")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.field").value("from"))
                .andExpect(jsonPath("$.detail").value(containsString("入れ替えて")));
        read("official", "call-statistics?from=lately&to=2022-08-01")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value(containsString("2022-06-23 の形")));
        read("official", "call-statistics?from=2019-08-01&to=2022-08-01")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value(containsString("3年以内")));
    }

    @Test
    void anUnknownIncidentIsNotFound() throws Exception {
        for (String path : List.of("call-statistics", "milestones")) {
            mvc.perform(get("/api/v1/incidents/other/" + path).with(httpBasic("official", "demo")))
                    .andExpect(status().isNotFound());
        }
        mvc.perform(post("/api/v1/incidents/other/call-records")
                        .with(httpBasic("supervisor", "demo"))
                        .contentType(JSON_LINES)
                        .content(ENDED))
                .andExpect(status().isNotFound());
    }

    @Test
    void milestonesAreReadAsJsonAndCsv() throws Exception {
        read("operator", "milestones")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$").isArray());
        read("operator", "milestones.csv").andExpect(content().string("start,end,kind,channel,title_ja,title_en\r\n"));
    }

    @Test
    void eachRoleMayWhatIsDeclaredAndNobodyNothing() throws Exception {
        List<String> readers = List.of("supervisor", "official", "approver", "auditor");
        for (String user :
                List.of("operator", "supervisor", "contractor", "official", "approver", "auditor", "admin")) {
            read(user, "call-statistics").andExpect(status().is(readers.contains(user) ? 200 : 403));
            read(user, "milestones")
                    .andExpect(status().is(readers.contains(user) || user.equals("operator") ? 200 : 403));
            mvc.perform(post(ROOT + "call-records")
                            .with(httpBasic(user, "demo"))
                            .contentType(JSON_LINES)
                            .content(ENDED))
                    .andExpect(status().is(user.equals("supervisor") ? 200 : 403));
        }
        mvc.perform(get(ROOT + "call-statistics")).andExpect(status().isUnauthorized());
        mvc.perform(get(ROOT + "milestones")).andExpect(status().isUnauthorized());
        mvc.perform(post(ROOT + "call-records").contentType(JSON_LINES).content(ENDED))
                .andExpect(status().isUnauthorized());
    }
}
