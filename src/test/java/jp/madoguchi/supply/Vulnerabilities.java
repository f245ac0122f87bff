package jp.madoguchi.supply;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ./portal vulnerabilities}: asks OSV (https://osv.dev), which gathers the advisories of GitHub, the NVD and others, about every
 * part of the built jar and its frontend. Names and versions of open libraries go out, nothing else.
 */
final class Vulnerabilities {
    static final int NONE = 0;
    static final int SOME = 1;
    static final int UNKNOWN = 2;

    private static final JsonMapper JSON_MAPPER = JsonMapper.shared();
    /** OSV takes 1,000 at most. */
    private static final int AT_ONCE = 500;

    private final URI service;
    private final PrintStream out;

    Vulnerabilities(URI service, PrintStream out) {
        this.service = service;
        this.out = out;
    }

    public static void main(String[] args) {
        BillOfMaterials bill = new BillOfMaterials(Path.of("target", "madoguchi.jar"));
        List<String> parts = Stream.concat(bill.listed().stream(), bill.frontend().stream())
                .map(BillOfMaterials.Part::url)
                .toList();
        String service = System.getenv().getOrDefault("MADOGUCHI_OSV_URL", "https://api.osv.dev");
        System.exit(new Vulnerabilities(URI.create(service), System.out).ask(parts));
    }

    /**
     * @param parts package addresses, as {@code pkg:maven/org.slf4j/slf4j-api@2.0.18}
     * @return {@link #NONE}, {@link #SOME}, or {@link #UNKNOWN} where OSV can't be asked or doesn't answer for each
     */
    int ask(List<String> parts) {
        Map<String, TreeSet<String>> found = new TreeMap<>();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build()) {
            for (int from = 0; from < parts.size(); from += AT_ONCE) {
                List<String> some = parts.subList(from, Math.min(parts.size(), from + AT_ONCE));
                JsonNode results = ask(http, some);
                if (results.size() != some.size()) {
                    throw new IOException(
                            "it was asked about %d parts and answered for %d".formatted(some.size(), results.size()));
                }
                for (int i = 0; i < some.size(); i++) {
                    for (JsonNode vulnerability : results.path(i).path("vulns")) {
                        found.computeIfAbsent(some.get(i), part -> new TreeSet<>())
                                .add(vulnerability.path("id").asString());
                    }
                }
            }
        } catch (IOException e) {
            out.println(service + " could not be asked: " + e.getMessage()
                    + ". docs/supply-chain.md says what else can be done.");
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
        found.forEach((part, ids) -> out.println(part + "  " + String.join(", ", ids)));
        out.printf("%d parts asked for, %d with known vulnerabilities%n", parts.size(), found.size());
        return found.isEmpty() ? NONE : SOME;
    }

    private JsonNode ask(HttpClient http, List<String> parts) throws IOException, InterruptedException {
        ObjectNode body = JSON_MAPPER.createObjectNode();
        ArrayNode queries = body.putArray("queries");
        parts.forEach(part -> queries.addObject().putObject("package").put("purl", part));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(service.resolve("/v1/querybatch"))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON_MAPPER.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("it answered " + answer.statusCode());
        }
        return JSON_MAPPER.readTree(answer.body()).path("results");
    }
}
