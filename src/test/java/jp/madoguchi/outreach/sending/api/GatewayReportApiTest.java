package jp.madoguchi.outreach.sending.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.sending.SendingCase;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The gateway's way in, with the whole chain of filters. */
@PortalTest
@TestPropertySource(properties = "madoguchi.outreach.gateway.callback-secret=" + GatewayReportApiTest.SECRET)
class GatewayReportApiTest {
    static final String SECRET = "a-secret-of-the-gateway-in-tests";

    @Autowired
    WebApplicationContext context;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    MockMvc mvc;
    SendingCase wave;
    long message;

    @BeforeEach
    void setUp() {
        CleanDatabase.clean(jdbc);
        wave = SendingCase.mails(jdbc, KokoIncident.setUp(incidents), clock.instant());
        message = wave.persons(1).getFirst();
        jdbc.sql("update delivery set state = 'SENT', attempts = 1").update();
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    private MockHttpServletResponse posted(String body, String secret) throws Exception {
        String now = Long.toString(clock.instant().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8)));
        return mvc.perform(MockMvcRequestBuilders.post(GatewayReportSecurity.PATH)
                        .contentType("application/json")
                        .header("X-Madoguchi-Timestamp", now)
                        .header("X-Madoguchi-Signature", signature)
                        .content(body))
                .andReturn()
                .getResponse();
    }

    @Test
    void whatTheGatewayHasSignedIsTaken() throws Exception {
        String body = "[{\"id\":\"" + message + "\",\"status\":\"delivered\"}]";

        MockHttpServletResponse first = posted(body, SECRET);
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(first.getContentAsString()).contains("\"taken\":1");
        assertThat(wave.state(message)).isEqualTo("DELIVERED");
        assertThat(posted(body, SECRET).getContentAsString()).contains("\"taken\":0", "\"known\":1");
    }

    @Test
    void whatSomebodyElseHasSignedIsNot() throws Exception {
        String body = "[{\"id\":\"" + message + "\",\"status\":\"failed\"}]";

        assertThat(posted(body, "another-secret-of-the-same-length").getStatus())
                .isEqualTo(401);
        assertThat(wave.state(message)).isEqualTo("SENT");
    }

    @Test
    void whatCanNotBeReadIsRefusedInWords() throws Exception {
        assertThat(posted("{", SECRET).getStatus()).isEqualTo(400);
        MockHttpServletResponse unknown = posted("[{\"id\":\"1\",\"status\":\"lost\"}]", SECRET);
        assertThat(unknown.getStatus()).isEqualTo(422);
        assertThat(unknown.getContentAsString()).contains("delivered");
    }
}
