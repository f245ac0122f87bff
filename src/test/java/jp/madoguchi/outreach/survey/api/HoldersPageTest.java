package jp.madoguchi.outreach.survey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.OutreachRows;
import jp.madoguchi.outreach.survey.SurveyLinks;
import jp.madoguchi.outreach.survey.SurveySettings;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.CleanDatabase;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The page that outsiders see, by way of all filters, as friends and foes use it. */
@PortalTest
class HoldersPageTest {
    private static final Pattern CHECK = Pattern.compile("name=\"check\" value=\"([A-Za-z0-9_-]+)\"");

    @Autowired
    WebApplicationContext context;

    @Autowired
    SurveyLinks links;

    @Autowired
    SurveySettings settings;

    @Autowired
    IncidentService incidents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    MockMvc mvc;
    Incident incident;
    OutreachRows rows;
    String path;
    int host;

    @BeforeEach
    void setUp() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        rows = new OutreachRows(jdbc, incident, clock.instant());
        long person = AffectedPersons.add(jdbc, incident, "U000001", "山田 花子", "090-0415-5955", 2);
        long delivery =
                rows.delivery(rows.wave("SURVEY", "EMAIL", "RELEASED"), person, "EMAIL", "SENT", rows.cards(person));
        path = address(delivery);
    }

    private String address(long delivery) {
        String address = links.of(Map.of(delivery, 1L)).get(delivery);
        return address.substring(address.indexOf("/s/"));
    }

    @Test
    void itShowsTheCardsByNumberAndIssuerAndNothingOfThePerson() throws Exception {
        MockHttpServletResponse answer = call(get(path));
        assertThat(answer.getStatus()).isEqualTo(200);
        String html = answer.getContentAsString();
        assertThat(html)
                .contains("<html lang=\"ja\">", "カード 1（全 2 枚）", "カード 2（全 2 枚）")
                .contains(incident.issuers().getFirst().name().ja())
                .doesNotContain("山田", "花子", "U000001", "0415", "example.jp", "!outreach");
        assertThat(answer.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(call(get(path + "?lang=en")).getContentAsString())
                .contains("<html lang=\"en\">", "Card 1 of 2")
                .doesNotContain("カード 1", "!outreach");
    }

    @Test
    void itsHeadersAllowNothingAndNobodyKeepsIt() throws Exception {
        for (String address : List.of(path, "/s/" + "x".repeat(24), "/s", "/s/survey.css")) {
            MockHttpServletResponse answer = call(get(address).secure(true));
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .as(address)
                    .isEqualTo(
                            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            assertThat(answer.getHeader("Cache-Control")).contains("no-store");
            assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.getHeader("X-Robots-Tag")).contains("noindex");
            assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.getHeader("Strict-Transport-Security")).contains("max-age=");
        }
        assertThat(call(get(path)).getContentAsString()).doesNotContain("<script", "style=", "http://", "https://");
    }

    @Test
    void itHasNoSessionAndItsCookieIsForItselfOnly() throws Exception {
        MockHttpServletResponse answer = call(get(path).secure(true));
        assertThat(answer.getCookies()).hasSize(1);
        assertThat(answer.getHeader("Set-Cookie"))
                .startsWith("__Secure-madoguchi-survey=")
                .contains("Path=/s", "HttpOnly", "Secure", "SameSite=Strict");
        assertThat(mvc.perform(from(get(path))).andReturn().getRequest().getSession(false))
                .isNull();
    }

    @Test
    void anAnswerIsKeptOnceHoweverOftenItIsSentAndCanBeCorrected() throws Exception {
        Browser browser = new Browser(path);
        for (int i = 0; i < 3; i++) {
            MockHttpServletResponse answer = call(browser.send().param("card-1", "ASKED"));
            assertThat(answer.getStatus()).isEqualTo(303);
            assertThat(answer.getHeader("Location")).isEqualTo(path + "?done=yes");
        }
        assertThat(said()).containsExactly("ASKED");
        String html = call(get(path + "?done=yes")).getContentAsString();
        assertThat(html).contains("role=\"status\"", "回答を受け付けました", "value=\"ASKED\" checked=\"checked\"");

        assertThat(call(browser.send("lang=en").param("card-1", "REISSUED").param("card-2", "NOT_YET"))
                        .getHeader("Location"))
                .isEqualTo(path + "?done=yes&lang=en");
        assertThat(said()).containsExactly("REISSUED", "NOT_YET");
    }

    @Test
    void whatSaysThatItIsDoneBeforeAnyAnswerIsNotBelieved() throws Exception {
        assertThat(call(get(path + "?done=yes")).getContentAsString()).doesNotContain("role=\"status\"");
    }

    @Test
    void unknownExpiredAndReplacedLinksGetTheSameAnswer() throws Exception {
        String unknown = call(get("/s/" + "A".repeat(24))).getContentAsString();
        assertThat(unknown).contains("このリンクは使えません");
        Browser browser = new Browser(path);
        jdbc.sql("update survey_link set expires_at = ?")
                .param(Tokyo.toColumn(clock.instant().minusSeconds(1)))
                .update();
        for (MockHttpServletRequestBuilder request : List.of(
                get(path),
                browser.send().param("card-1", "ASKED"),
                get("/s/" + "short"),
                get(java.net.URI.create("/s/%3Cscript%3Ealert(1)%3Cscript%3E")),
                get("/s"),
                get("/s/a/b/c"),
                request(HttpMethod.PUT, path).content(""),
                request(HttpMethod.DELETE, path).content(""),
                post(path).contentType(MediaType.APPLICATION_JSON).content("{}"))) {
            MockHttpServletResponse answer = call(request);
            assertThat(answer.getStatus()).isEqualTo(404);
            assertThat(answer.getContentAsString()).isEqualTo(unknown);
            assertThat(answer.getHeader("Set-Cookie")).isNull();
        }
        assertThat(said()).isEmpty();
    }

    @Test
    void whatComesFromAnotherPageIsRefused() throws Exception {
        Browser browser = new Browser(path);
        long other = AffectedPersons.add(jdbc, incident, "U000002", "鈴木 一郎", "090-0415-5956", 1);
        Browser foreign = new Browser(address(
                rows.delivery(rows.wave("SURVEY", "SMS", "RELEASED"), other, "SMS", "SENT", rows.cards(other))));
        MockHttpServletRequestBuilder withoutCookie = form(path).param("check", browser.check);
        MockHttpServletRequestBuilder withoutCheck = form(path).cookie(browser.cookie);
        MockHttpServletRequestBuilder checkOfOtherLink =
                form(path).cookie(foreign.cookie).param("check", foreign.check);
        MockHttpServletRequestBuilder twice = browser.send().param("check", "x");
        for (MockHttpServletRequestBuilder request : List.of(withoutCookie, withoutCheck, checkOfOtherLink, twice)) {
            MockHttpServletResponse answer = call(request.param("card-1", "ASKED"));
            assertThat(answer.getStatus()).isEqualTo(403);
            assertThat(answer.getContentAsString()).contains("role=\"alert\"", "もう一度送ってください");
        }
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "card-3=ASKED",
                "card-0=ASKED",
                "card-01=ASKED",
                "card-1=asked",
                "card-1=<script>alert(1)</script>",
                "card-1=' or 1=1 --",
                "card-1=",
                "delivery=1",
                "card-99999999999999999999=ASKED",
                "<b>=ASKED"
            })
    void whatTheFormDoesNotHaveIsRefusedWholeAndNeverShownBack(String field) throws Exception {
        String name = field.substring(0, field.indexOf('='));
        String value = field.substring(field.indexOf('=') + 1);
        MockHttpServletResponse answer =
                call(new Browser(path).send().param("card-2", "ASKED").param(name, value));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString())
                .contains("role=\"alert\"")
                .doesNotContain("<script", "alert(1)", "or 1=1", "<b>");
        assertThat(said()).isEmpty();
    }

    @Test
    void twoAnswersForOneCardAreNone() throws Exception {
        assertThat(call(new Browser(path).send().param("card-1", "ASKED", "REISSUED"))
                        .getStatus())
                .isEqualTo(400);
        assertThat(call(new Browser(path).send()).getContentAsString()).contains("少なくとも 1 枚");
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/s//x",
                "/s/..;/x",
                "/s/a;b",
                "/s/%2e%2e/x",
                "/s/a%2fb",
                "/s/a%00b",
                "/s/a%0ab",
                "/s/a%5cb",
                "/s/%25x"
            })
    void anAddressThatTheFirewallTurnsAwayGetsTheAnswerOfAnUnknownLink(String odd) throws Exception {
        MockHttpServletResponse unknown = call(get("/s/" + "x".repeat(24)));
        MockHttpServletResponse answer = call(get(URI.create(odd)));
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).isEqualTo(unknown.getContentAsString());
        assertThat(answer.getContentType()).isEqualTo(unknown.getContentType());
        for (String header : unknown.getHeaderNames()) {
            assertThat(answer.getHeaders(header))
                    .as(header)
                    .isEqualTo(
                            header.equals("Content-Length") ? answer.getHeaders(header) : unknown.getHeaders(header));
        }
        assertThat(call(get(URI.create(odd.replace("/s/", "/city/")))).getStatus())
                .as("elsewhere nothing changes")
                .isEqualTo(400);
    }

    @Test
    void moreThanTheFormSendsIsNotRead() throws Exception {
        Browser browser = new Browser(path);
        assertThat(call(browser.send().content("card-1=" + "A".repeat(SurveyGate.LARGEST)))
                        .getStatus())
                .isEqualTo(413);
        assertThat(call(browser.send().header("Transfer-Encoding", "chunked").param("card-1", "ASKED"))
                        .getStatus())
                .isEqualTo(413);
        assertThat(said()).isEmpty();
    }

    @Test
    void whoAsksTooOftenWaits() throws Exception {
        MockHttpServletResponse answer = call(get("/s/" + "B".repeat(24)));
        assertThat(answer.getStatus()).isEqualTo(404);
        // what has been used up comes back with time: on a slow machine it takes some more
        for (int i = 0; i < settings.perLink() * 3 && answer.getStatus() != 429; i++) {
            answer = call(get("/s/" + "B".repeat(24)));
        }
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("60");
        assertThat(answer.getHeader("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.getContentAsString()).contains("1 分ほど");

        int status = 0;
        for (int i = 0; i < settings.perAddress() * 3 && status != 429; i++) {
            String token = "%024d".formatted(i);
            status = mvc.perform(get("/s/" + token).with(request -> {
                        request.setRemoteAddr("198.51.100.7");
                        return request;
                    }))
                    .andReturn()
                    .getResponse()
                    .getStatus();
        }
        assertThat(status).as("an address that tries links").isEqualTo(429);
    }

    /** An address may say any letter as %xx: a link has far more spellings than it may be asked for. */
    @Test
    void howeverALinkIsSpeltItIsTheSameLink() throws Exception {
        int status = 0;
        for (int i = 1; i < settings.perLink() * 3 && status != 429; i++) {
            StringBuilder spelt = new StringBuilder("/s/");
            for (int letter = 0; letter < 24; letter++) {
                spelt.append((i >> letter & 1) == 1 ? "%43" : "C");
            }
            status = mvc.perform(get(URI.create(spelt.toString())).with(request -> {
                        request.setRemoteAddr("198.51.100.8");
                        return request;
                    }))
                    .andReturn()
                    .getResponse()
                    .getStatus();
        }
        assertThat(status).isEqualTo(429);
    }

    /** A person with the page open. */
    private final class Browser {
        final String page;
        final Cookie cookie;
        final String check;

        Browser(String page) throws Exception {
            this.page = page;
            MockHttpServletResponse answer = call(get(page));
            cookie = answer.getCookies()[0];
            Matcher found = CHECK.matcher(answer.getContentAsString());
            assertThat(found.find()).isTrue();
            check = found.group(1);
        }

        MockHttpServletRequestBuilder send() {
            return form(page).cookie(cookie).param("check", check);
        }

        MockHttpServletRequestBuilder send(String query) {
            return form(page + "?" + query).cookie(cookie).param("check", check);
        }
    }

    private static MockHttpServletRequestBuilder form(String address) {
        return post(address).contentType(MediaType.APPLICATION_FORM_URLENCODED).content("");
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(from(request)).andReturn().getResponse();
    }

    /** Each from an address of its own, so that no test runs into the limit of another. */
    private MockHttpServletRequestBuilder from(MockHttpServletRequestBuilder request) {
        int number = ++host;
        return (MockHttpServletRequestBuilder) request.with(sent -> {
            sent.setRemoteAddr("203.0.113." + number);
            return sent;
        });
    }

    private List<String> said() {
        return jdbc.sql(
                        "select a.statement from survey_answer a join affected_card c on c.id = a.card_id order by c.card_ref")
                .query(String.class)
                .list();
    }
}
