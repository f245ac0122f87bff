package jp.madoguchi.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without its screen: addresses, cookies, forms and redirects. It can stand in the place of the proxy as well, and tell the
 * portal under which address it is reached.
 */
public final class PlainBrowser implements AutoCloseable {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 12;

    private final HttpClient http;
    private final String portal;
    private final String known;

    /** One who goes to the portal straight. */
    public PlainBrowser(String portal) {
        this(portal, portal);
    }

    /** @param known the address under which the portal is known outside; requests to it come as they come from the proxy */
    public PlainBrowser(String portal, String known) {
        this(portal, known, builder().build());
    }

    /** One who goes there by TLS, and trusts this. */
    public PlainBrowser(String portal, LocalTls trusted) {
        this(portal, portal, builder().sslContext(trusted.context()).build());
    }

    private PlainBrowser(String portal, String known, HttpClient http) {
        this.portal = portal;
        this.known = known;
        this.http = http;
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .cookieHandler(new PlainCookies())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10));
    }

    /** With its cookies, for what else a browser does. */
    public HttpClient client() {
        return http;
    }

    /** What is at an address of the portal, or of somewhere else where it is a whole one; redirects are only told. */
    public HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return send(request(address));
    }

    /** What is there in the end. */
    public HttpResponse<String> follow(String address) throws IOException, InterruptedException {
        return toTheEnd(get(address));
    }

    /** Sends a form. */
    public HttpResponse<String> post(String address, Map<String, String> fields)
            throws IOException, InterruptedException {
        return send(request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
    }

    /** Fills the form of a page in and sends it. */
    public HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IOException("There is no form at " + page.uri() + ": " + page.body());
        }
        return post(page.uri().resolve(form.group(1).replace("&amp;", "&")).toString(), fields);
    }

    public HttpResponse<String> toTheEnd(HttpResponse<String> first) throws IOException, InterruptedException {
        HttpResponse<String> response = first;
        for (int i = 0; i < MOST_REDIRECTS && response.statusCode() / 100 == 3; i++) {
            String to = response.headers().firstValue("Location").orElseThrow();
            response = get(response.uri().resolve(to).toString());
        }
        return response;
    }

    /** A request as the proxy hands it on. */
    public HttpRequest.Builder request(String address) {
        URI at = URI.create(address.startsWith("/") ? portal + address : address.replace(known, portal));
        HttpRequest.Builder request = HttpRequest.newBuilder(at)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html,*/*")
                .header("Accept-Language", "ja");
        if (!known.equals(portal) && at.toString().startsWith(portal)) {
            URI outside = URI.create(known);
            request.header("X-Forwarded-Proto", outside.getScheme()).header("X-Forwarded-Host", outside.getAuthority());
        }
        return request;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
