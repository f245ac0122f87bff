package jp.madoguchi.reissue.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import jp.madoguchi.testing.TableCounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@PortalTest
class ReissueReportControllerTest {
    private static final String REPORTS = "/api/v1/incidents/koko-2022/reissue-reports";
    private static final String JUNE = """
            令和4年6月30日現在,
            カード会社,再発行済件数
            A社,"13,760"
            B社,"9,239"
            C社,"7,568"
            D社,"4,796"
            E社,"2,688"
            合計,"38,051"
            """;

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

    @Test
    void aDryRunSaysWhatWouldBeSentAndStoresNothing() throws Exception {
        Map<String, Long> before = TableCounts.of(jdbc);
        mvc.perform(file("contractor", JUNE).param("dryRun", "true"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.dryRun").value(true))
                .andExpect(jsonPath("$.added").value(5))
                .andExpect(jsonPath("$.headerLine").value(2))
                .andExpect(jsonPath("$.columns[1].field").value("reissued_cards"))
                .andExpect(jsonPath("$.reports[0].asOf").value("2022-06-30"))
                .andExpect(jsonPath("$.upload").doesNotExist());
        mvc.perform(file("contractor", JUNE.replace("38,051", "38,151")).param("dryRun", "true"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.problems[0].line").value(8))
                .andExpect(jsonPath("$.problems[0].message", containsString("各行の合計は 38,051 です")));
        assertThat(TableCounts.of(jdbc)).isEqualTo(before);
    }

    @Test
    void aCorrectionWithoutAReasonIsRefusedWithItsCells() throws Exception {
        send("contractor", JUNE).andExpect(status().isCreated());
        Map<String, Long> before = TableCounts.of(jdbc);
        String other = JUNE.replace("13,760", "13,761").replace("38,051", "38,052");

        send("contractor", other)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.corrections[0].line").value(3))
                .andExpect(jsonPath("$.corrections[0].column").value("再発行済件数"))
                .andExpect(jsonPath("$.detail", containsString("correctionReason")));
        assertThat(TableCounts.of(jdbc)).isEqualTo(before);

        mvc.perform(file("contractor", other).param("correctionReason", "集計漏れ"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.changed").value(1));
        mvc.perform(get(REPORTS).with(httpBasic("contractor", "demo")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].revision").value(2))
                .andExpect(jsonPath("$[0].correctionReason").value("集計漏れ"))
                .andExpect(jsonPath("$[1].state").value("SUPERSEDED"));
    }

    @Test
    void aReportIsReadAndWithdrawnByItsOwnOrganisationOnly() throws Exception {
        send("contractor", JUNE).andExpect(status().isCreated());
        String reports = mvc.perform(get(REPORTS).with(httpBasic("contractor", "demo")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        String one = REPORTS + "/" + JsonPath.read(reports, "$[0].id");

        mvc.perform(get(REPORTS).with(httpBasic("contractor2", "demo")))
                .andExpect(jsonPath("$").isEmpty());
        mvc.perform(get(one).with(httpBasic("contractor2", "demo"))).andExpect(status().isNotFound());
        mvc.perform(post(one + "/withdrawal").with(httpBasic("contractor2", "demo")))
                .andExpect(status().isNotFound());
        mvc.perform(get(one).with(httpBasic("contractor", "demo")))
                .andExpect(jsonPath("$.state").value("SUBMITTED"));

        mvc.perform(post(one + "/withdrawal").with(httpBasic("contractor", "demo")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("WITHDRAWN"));
        mvc.perform(post(one + "/withdrawal").with(httpBasic("contractor", "demo")))
                .andExpect(status().isUnprocessableContent());
    }

    private ResultActions send(String user, String csv) throws Exception {
        return mvc.perform(file(user, csv));
    }

    private static MockMultipartHttpServletRequestBuilder file(String user, String csv) {
        MockMultipartHttpServletRequestBuilder request = multipart(REPORTS)
                .file(new MockMultipartFile("file", "june.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        request.header("Accept-Language", "ja").with(httpBasic(user, "demo"));
        return request;
    }
}
