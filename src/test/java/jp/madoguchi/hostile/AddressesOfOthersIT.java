package jp.madoguchi.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.security.AccessTable;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.testing.Chromium;
import jp.madoguchi.testing.ScreensInBrowser;
import org.junit.jupiter.api.Test;

/**
 * The address of each download that a screen offers, taken over by somebody else: by another user, by the other contractor, by the same
 * user elsewhere, by nobody. Each is answered as for an address that never was; it leads to the file in the session alone that it was
 * made for, and no longer than that lasts.
 */
class AddressesOfOthersIT {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int BUTTONS = FullSize.of(0, 8);
    /** Of what differs with each request; the length does with the digits of the time in an answer. */
    private static final Set<String> CHANGING =
            Set.of("date", "set-cookie", "expires", "last-modified", "connection", "content-length");

    /** What each of these is offered is asked for by all the others. */
    private static final List<String> USERS =
            List.of("supervisor", "contractor", "contractor2", "official", "approver", "auditor", "admin");

    private static final long NOTHING = 4_611_686_018_427_387_905L;

    private final WatchedPortal portal = WatchedPortal.running();
    private final ScreensInBrowser screens = new ScreensInBrowser(portal.url(), portal.jdbc());
    private final Set<String> kinds = new TreeSet<>();
    private final Set<String> told = new TreeSet<>();
    private final Set<String> tried = new HashSet<>();
    private int addresses;
    private int asked;

    @Test
    @Assures("A2")
    void theAddressOfADownloadLeadsNobodyElseToIt() {
        int asking;
        try (Chromium chromium = new Chromium()) {
            Map<String, BrowserContext> others = new LinkedHashMap<>();
            others.put("nobody", chromium.person());
            // the first answer to anybody begins a session, which later ones don't
            others.get("nobody").request().get(portal.url() + "/sign-in");
            for (String user : FullSize.isAsked() ? USERS : List.of("contractor", "contractor2", "auditor")) {
                others.put(user, chromium.person());
                screens.signIn(others.get(user), user).close();
            }
            asking = others.size();
            Set<String> looked = new HashSet<>();
            for (String user : USERS) {
                try (BrowserContext owner = chromium.person()) {
                    // what was typed on a screen is left behind
                    owner.onDialog(Dialog::accept);
                    Page page = screens.signIn(owner, user);
                    AccessTable routes = AccessTable.of("route");
                    for (String route : routes.things()) {
                        if (routes.allows(route, user.replace("2", ""))
                                && (FullSize.isAsked() || user.startsWith("contractor") || looked.add(route))) {
                            screens.open(page, route);
                            take(page, route, owner, others);
                            screens.press(page, BUTTONS, by -> take(page, route, owner, others));
                        }
                    }
                }
            }
        }

        assertThat(told).isEmpty();
        assertThat(kinds).hasSizeGreaterThan(10);
        Measured.as(
                "%d addresses of downloads on %d screens, each asked for by %d others, %d requests: answered like an address that never was",
                addresses, kinds.size(), asking, asked);
    }

    @Test
    @Assures("A2")
    void theDocumentsOfTheApiAreAnsweredToNobodyElseEither() throws Exception {
        AccessTable calls = AccessTable.of("api");
        List<String> users = new ArrayList<>(USERS);
        users.addAll(List.of("operator", AccessTable.NOBODY));
        int foreign = 0;
        int own = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String call : calls.things()) {
                if (!call.startsWith("GET ") || !call.contains("{id}")) {
                    continue;
                }
                boolean ofContractors = call.contains("reissue-reports");
                for (long id : portal.jdbc()
                        .sql("select id from " + (ofContractors ? "reissue_report" : "report") + " order by id limit 5")
                        .query(Long.class)
                        .list()) {
                    for (String user : users) {
                        String there = answer(client, call, id, user);
                        boolean isOwn = there.startsWith("200");
                        assertThat(isOwn && !calls.allows(call, user.replace("2", "")))
                                .as(call + " to " + user)
                                .isFalse();
                        if (isOwn) {
                            own++;
                            assertThat(ofContractors && !user.equals(ownerOf(id)))
                                    .isFalse();
                        } else {
                            foreign++;
                            assertThat(there)
                                    .as(call + " " + id + " to " + user)
                                    .isEqualTo(answer(client, call, NOTHING, user));
                        }
                    }
                }
            }
        }

        assertThat(own).isPositive();
        Measured.as(
                "%d documents of the API asked for by who may not have them: answered like one that isn't there",
                foreign);
    }

    private String ownerOf(long report) {
        return portal.jdbc()
                        .sql("select organisation from reissue_report where id = ?")
                        .param(report)
                        .query(String.class)
                        .single()
                        .startsWith("south")
                ? "contractor"
                : "contractor2";
    }

    private String answer(HttpClient client, String call, long id, String user) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal.url()
                + call.substring("GET ".length()).replace("{code}", "koko-2022").replace("{id}", String.valueOf(id))));
        if (!user.equals(AccessTable.NOBODY)) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            (user + ":" + DemoUsers.PASSWORD).getBytes(StandardCharsets.UTF_8)));
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(CHANGING);
        return (answer.statusCode() + " " + headers + " " + answer.body()).replace(String.valueOf(id), "#");
    }

    private static List<String> addressesOn(Page page) {
        List<String> found = new ArrayList<>();
        // a button may have led elsewhere meanwhile
        ScreensInBrowser.trying(
                () -> ((List<?>) page.evaluate("""
                        () => [...document.querySelectorAll('a[href], img[src], object[data], iframe[src]')]
                          .map(one => String(one.href || one.src || one.data)).filter(one => one.includes('/VAADIN/dynamic/'))""")).forEach(address -> found.add(String.valueOf(address))));
        return found;
    }

    private void take(Page page, String route, BrowserContext owner, Map<String, BrowserContext> others) {
        int ofScreen = 0;
        for (String address : addressesOn(page)) {
            // of a long list of files a few
            if (!tried.add(address) || ofScreen++ >= FullSize.of(2, 20)) {
                continue;
            }
            assertThat(address).containsPattern(KEY);
            APIResponse own = owner.request().get(address);
            if (own.status() != 200) {
                continue;
            }
            addresses++;
            kinds.add(route);
            others.forEach((user, other) -> {
                asked++;
                String answer = answer(other, address);
                if (answer.startsWith("2") || !answer.equals(answer(other, neverWas(address)))) {
                    told.add(user + " at " + route + " " + address + ": " + answer);
                }
            });
        }
    }

    private static String neverWas(String address) {
        return KEY.matcher(address).replaceFirst(UUID.randomUUID().toString());
    }

    private static String answer(BrowserContext person, String address) {
        APIResponse answer =
                person.request().get(address, RequestOptions.create().setMaxRedirects(0));
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.keySet().removeAll(CHANGING);
        return (answer.status() + " " + headers + " " + answer.text())
                .replaceAll(KEY.pattern(), "#")
                .replaceAll("\"timestamp\":\"[^\"]*\"", "");
    }
}
