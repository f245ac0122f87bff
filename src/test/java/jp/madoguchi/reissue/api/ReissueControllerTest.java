package jp.madoguchi.reissue.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.reissue.review.ReviewService;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@PortalTest
class ReissueControllerTest {
    private static final String REPORTS = "/api/v1/incidents/{code}/reissue-reports";
    private static final String RATES = "/api/v1/incidents/{code}/reissue-rates";
    private static final String JUNE = """
            as_of,issuer,affected_cards,reissued_cards
            2022-06-30,A,21842,13760
            2022-06-30,B,15930,9239
            2022-06-30,C,11467,7568
            2022-06-30,D,8721,4796
            2022-06-30,E,5377,2688
            """;

    @Autowired
    WebApplicationContext context;

    @Autowired
    IncidentService incidents;

    @Autowired
    ReviewService reviews;

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

    @Test
    void aReportIsTakenOnceAndSaysWhatWasUnderstood() throws Exception {
        send("contractor", JUNE)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.rows").value(5))
                .andExpect(jsonPath("$.added").value(5))
                .andExpect(jsonPath("$.upload.fileName").value("june.csv"))
                .andExpect(jsonPath("$.upload.reports[0].asOf").value("2022-06-30"))
                .andExpect(jsonPath("$.upload.reports[0].state").value("SUBMITTED"))
                .andExpect(jsonPath("$.upload.reports[0].counts[4].reissued").value(2688));
        send("contractor", JUNE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.added").value(0))
                .andExpect(jsonPath("$.unchanged").value(5));
        assertThat(uploads()).isEqualTo(1);
    }

    @Test
    void faultsComeBackWithTheirRowsInTheSendersLanguage() throws Exception {
        send("contractor", JUNE.replace("13760", "99999"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.problemCount").value(1))
                .andExpect(jsonPath("$.problems[0].line").value(2))
                .andExpect(jsonPath("$.problems[0].column").value("reissued_cards"))
                .andExpect(jsonPath("$.problems[0].message", containsString("対象カード数 21,842 を超えています")));
        assertThat(uploads()).isZero();
    }

    @Test
    void anotherIncidentIsUnknown() throws Exception {
        mvc.perform(multipart(REPORTS, "other").file(file(JUNE)).with(httpBasic("contractor", "demo")))
                .andExpect(status().isNotFound());
        mvc.perform(get(RATES, "other").with(httpBasic("official", "demo"))).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"official", "approver", "auditor"})
    void theCityReadsTheRates(String user) throws Exception {
        send("contractor", JUNE);
        mvc.perform(get(RATES, "koko-2022").param("asOf", "2022-07-01").with(httpBasic(user, "demo")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total.reissued").value(org.hamcrest.Matchers.nullValue()))
                .andExpect(jsonPath("$.total.waiting").value(true))
                .andExpect(jsonPath("$.total.wouldBe.percent").value(60.1));
        acceptAll();
        mvc.perform(get(RATES, "koko-2022").param("asOf", "2022-07-01").with(httpBasic(user, "demo")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total.percent").value(60.1))
                .andExpect(jsonPath("$.total.reissued").value(38051))
                .andExpect(jsonPath("$.total.waiting").value(false))
                .andExpect(jsonPath("$.issuers[0].issuer").value("A"))
                .andExpect(jsonPath("$.issuers[0].asOf").value("2022-06-30"));
        mvc.perform(get(RATES, "koko-2022")
                        .param("asOf", "2022-06-29")
                        .accept("text/csv")
                        .with(httpBasic(user, "demo")))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/csv"))
                .andExpect(content()
                        .string(containsString(
                                "issuer,affected,reissued,percent,as_of,waiting,would_be\r\nA,21842,,,,false,\r\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "supervisor", "contractor", "admin"})
    void nobodyElseReadsThem(String user) throws Exception {
        mvc.perform(get(RATES, "koko-2022").with(httpBasic(user, "demo"))).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "supervisor", "official", "approver", "auditor", "admin"})
    void nobodyButTheContractorReports(String user) throws Exception {
        send(user, JUNE).andExpect(status().isForbidden());
        assertThat(uploads()).isZero();
    }

    @Test
    void nobodyWithoutAName() throws Exception {
        mvc.perform(get(RATES, "koko-2022")).andExpect(status().isUnauthorized());
        mvc.perform(multipart(REPORTS, "koko-2022").file(file(JUNE))).andExpect(status().isUnauthorized());
    }

    private void acceptAll() {
        SystemUser.run(SystemUser.named("reviewer", Role.OFFICIAL), () -> {
            reviews.queue(incidents.requireCurrent().id(), 100).forEach(report -> reviews.accept(report.id(), ""));
            return true;
        });
    }

    private ResultActions send(String user, String csv) throws Exception {
        return mvc.perform(multipart(REPORTS, "koko-2022")
                .file(file(csv))
                .header("Accept-Language", "ja")
                .with(httpBasic(user, "demo")));
    }

    private static MockMultipartFile file(String csv) {
        return new MockMultipartFile("file", "june.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private int uploads() {
        return jdbc.sql("select count(*) from reissue_upload")
                .query(Integer.class)
                .single();
    }
}
