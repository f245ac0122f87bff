package jp.madoguchi.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.outreach.OutreachRows;
import jp.madoguchi.outreach.survey.SurveyToken;
import jp.madoguchi.platform.i18n.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A holder's page that is open, of a person of the demo, in one browser. */
final class HoldersLink {
    private static final Pattern CHECK = Pattern.compile("name=\"check\" value=\"([A-Za-z0-9_-]+)\"");
    /** Any that has the form of one will do; only its hash is in the database. */
    private static final String TOKEN = "tokenOfTheForgedRequests".substring(0, 24);

    private final String portal;
    private final String cookie;
    private final String check;

    private HoldersLink(String portal, String cookie, String check) {
        this.portal = portal;
        this.cookie = cookie;
        this.check = check;
    }

    static HoldersLink opened(String portal, JdbcClient jdbc, HttpClient client) throws Exception {
        add(jdbc);
        HttpResponse<String> page = client.send(
                HttpRequest.newBuilder(URI.create(portal + "/s/" + TOKEN)).build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher check = CHECK.matcher(page.body());
        assertThat(check.find()).as(page.body()).isTrue();
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        return new HoldersLink(portal, cookie.substring(0, cookie.indexOf(';')), check.group(1));
    }

    /** @return the path of a page for a person of the demo, which nobody has opened yet */
    static String add(JdbcClient jdbc) {
        long id = jdbc.sql("select id from incident").query(Long.class).single();
        Incident incident = new Incident(
                id,
                "koko-2022",
                new LocalizedText("事案", "Incident"),
                1,
                LocalDate.EPOCH,
                null,
                LocalTime.MIN,
                LocalTime.MAX,
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of());
        long person = jdbc.sql("select min(case_id) from affected_card")
                .query(Long.class)
                .single();
        OutreachRows rows = new OutreachRows(jdbc, incident, Instant.parse("2022-08-01T00:00:00Z"));
        long delivery =
                rows.delivery(rows.wave("SURVEY", "EMAIL", "DONE"), person, "EMAIL", "SENT", rows.cards(person));
        jdbc.sql(
                        "insert into survey_link (token_hash, delivery_id, case_id, expires_at) values (?, ?, ?, '2100-01-01')")
                .params(SurveyToken.of(TOKEN).orElseThrow().hash(), delivery, person)
                .update();
        return "/s/" + TOKEN;
    }

    /** What the page's form has to send back. */
    String check() {
        return check;
    }

    HttpRequest.Builder answer(String check) {
        return HttpRequest.newBuilder(URI.create(portal + "/s/" + TOKEN))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "card-1=ASKED&check=" + URLEncoder.encode(check, StandardCharsets.UTF_8)));
    }
}
