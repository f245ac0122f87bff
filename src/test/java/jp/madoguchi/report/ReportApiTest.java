package jp.madoguchi.report;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jp.madoguchi.testing.CleanDatabase;
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
class ReportApiTest {
    private static final String ROOT = "/api/v1/incidents/koko-2022/reports";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ReportsOfTests ofTests;

    @Autowired
    JdbcClient jdbc;

    MockMvc mvc;
    long incident;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        incident = ofTests.incident();
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    private ResultActions read(String user, String path) throws Exception {
        return mvc.perform(get(ROOT + path).header("Accept-Language", "ja").with(httpBasic(user, "demo")));
    }

    @Test
    void aReleasedReportGivesItsFrozenFiguresAndItsDailyTable() throws Exception {
        long id = ofTests.released(incident, "{" + ReportsOfTests.LAST_DAY + "}");
        ofTests.correct(incident, 23);
        read("official", "")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].id").value(Long.toString(id)))
                .andExpect(jsonPath("$[0].state").value("RELEASED"))
                .andExpect(jsonPath("$[0].number").value(1));
        read("auditor", "/" + id + "/figures")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.figures['" + ReportsOfTests.LAST_DAY + "'].value.number")
                        .value(20));
        read("approver", "/" + id + "/daily-table.csv")
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", startsWith("text/csv")))
                .andExpect(content().string(containsString("2022-08-03")));
        read("approver", "/" + id + "/daily-table-dictionary.csv").andExpect(status().isOk());
    }

    @Test
    void whatIsNotThereAndWhatIsADraftHasNoFigures() throws Exception {
        long draft = ofTests.draft(incident, "本文");
        read("official", "/" + draft + "/figures").andExpect(status().isNotFound());
        read("official", "/4711/figures").andExpect(status().isNotFound());
        read("official", "/abc/daily-table.csv").andExpect(status().isNotFound());
        read("contractor", "").andExpect(status().isForbidden());
    }
}
