package jp.madoguchi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import jp.madoguchi.security.Role;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What production starts from: the realm and the containers, held to what they promise. */
class DockerFilesTest {
    private static final Path DOCKER = Path.of("docker");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)([^}]*)}");

    private final JsonNode realm = new JsonMapper().readTree(DOCKER.resolve("keycloak/madoguchi-realm.json"));
    private final String compose = Files.readString(DOCKER.resolve("compose.yml"));
    private final Map<String, Map<String, Object>> services;

    @SuppressWarnings("unchecked")
    DockerFilesTest() throws IOException {
        Map<String, Object> document = new Yaml().load(compose);
        services = (Map<String, Map<String, Object>>) document.get("services");
    }

    @Test
    void theRealmHasTheRolesOfThePortal() {
        Set<String> roles = values(realm.path("roles").path("realm"), "name");

        assertThat(roles).containsAll(roleNames());
    }

    @Test
    void approversAndAdministratorsNeedAOneTimePassword() {
        for (JsonNode role : realm.path("roles").path("realm")) {
            boolean demanded = role.path("composites")
                    .path("realm")
                    .valueStream()
                    .anyMatch(part -> part.asString().equals("one-time-password"));
            assertThat(demanded)
                    .as(role.path("name").asString())
                    .isEqualTo(Set.of("approver", "admin")
                            .contains(role.path("name").asString()));
        }
        JsonNode demand = flow("madoguchi required one-time password");
        assertThat(values(demand.path("authenticationExecutions"), "authenticator"))
                .containsExactlyInAnyOrder(
                        "conditional-user-role", "conditional-level-of-authentication", "auth-otp-form");
        assertThat(values(demand.path("authenticationExecutions"), "requirement"))
                .containsExactly("REQUIRED");
        assertThat(flow("madoguchi forms").path("authenticationExecutions").valueStream())
                .anySatisfy(execution -> {
                    assertThat(execution.path("flowAlias").asString())
                            .isEqualTo("madoguchi required one-time password");
                    assertThat(execution.path("requirement").asString()).isEqualTo("CONDITIONAL");
                });
        assertThat(realm.path("browserFlow").asString()).isEqualTo("madoguchi browser");
        assertThat(realm.path("otpPolicyCodeReusable").asBoolean(true)).isFalse();
        // without a word it would be none, and a code typed at the end of its half minute wrong
        assertThat(realm.path("otpPolicyLookAheadWindow").asInt()).isEqualTo(1);
    }

    @Test
    void guessingIsStopped() {
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("failureFactor").asInt()).isEqualTo(5);
        assertThat(realm.path("passwordPolicy").asString()).contains("length(12)", "notUsername");
        assertThat(realm.path("registrationAllowed").asBoolean(true)).isFalse();
    }

    @Test
    void thePortalSignsInByCodeWithPkceAndNoOtherWay() {
        JsonNode portal = client("madoguchi-portal");

        assertThat(portal.path("attributes").path("pkce.code.challenge.method").asString())
                .isEqualTo("S256");
        assertThat(portal.path("standardFlowEnabled").asBoolean()).isTrue();
        assertThat(portal.path("publicClient").asBoolean(true)).isFalse();
        assertThat(portal.path("implicitFlowEnabled").asBoolean(true)).isFalse();
        assertThat(portal.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
        assertThat(portal.path("redirectUris").valueStream().map(JsonNode::asString))
                .isNotEmpty()
                .allMatch(uri -> uri.startsWith("${MADOGUCHI_PUBLIC_URL}/") && !uri.endsWith("*"));
    }

    @Test
    void theRealmsFileHoldsNoSecretAndNoPerson() throws IOException {
        realm.path("clients")
                .forEach(client -> assertThat(client.path("secret").asString("${none}"))
                        .as(client.path("clientId").asString())
                        .startsWith("${"));
        // the one "user" is the telephone system, which proves itself with its client's secret
        assertThat(realm.path("users").valueStream()).allSatisfy(user -> {
            assertThat(user.path("serviceAccountClientId").asString()).isEqualTo("madoguchi-api");
            assertThat(user.path("credentials").isMissingNode()).isTrue();
        });
        // each placeholder is one that compose fills in
        Matcher placeholder = VARIABLE.matcher(Files.readString(DOCKER.resolve("keycloak/madoguchi-realm.json")));
        Set<String> asked = new TreeSet<>();
        while (placeholder.find()) {
            asked.add(placeholder.group(1));
        }
        assertThat(asked).contains("MADOGUCHI_PUBLIC_URL", "MADOGUCHI_OIDC_CLIENT_SECRET");
        assertThat(environment("keycloak").keySet()).containsAll(asked);
    }

    @Test
    void everyVariableOfTheContainersIsExplainedAndMustBeSet() throws IOException {
        Set<String> explained = Files.readAllLines(DOCKER.resolve(".env.example")).stream()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .peek(line -> assertThat(line).as("no value in the example").endsWith("="))
                .map(line -> line.replace("=", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = new TreeSet<>();
        Set<String> demanded = new TreeSet<>(Set.of("PRIVATE_CA"));
        Matcher variable = VARIABLE.matcher(compose);
        while (variable.find()) {
            used.add(variable.group(1));
            if (variable.group(2).startsWith(":?")) {
                demanded.add(variable.group(1));
            }
        }
        assertThat(used).containsExactlyElementsOf(explained);
        assertThat(used).as("all but the one that may be empty").isEqualTo(demanded);
    }

    @Test
    void onlyTheProxyIsReachableFromOutside() {
        assertThat(services.keySet()).containsExactlyInAnyOrder("mysql", "keycloak", "portal", "proxy");
        services.forEach((name, service) -> {
            assertThat(service.containsKey("ports")).as(name).isEqualTo(name.equals("proxy"));
            assertThat(service.get("security_opt")).as(name).isEqualTo(List.of("no-new-privileges:true"));
            assertThat(service.get("cap_drop")).as(name).isEqualTo(List.of("ALL"));
            assertThat(service.containsKey("privileged")).as(name).isFalse();
        });
        assertThat(services.get("mysql").get("networks")).isEqualTo(List.of("data"));
        assertThat(compose).contains("  data: {internal: true}");
    }

    @Test
    @SuppressWarnings("unchecked")
    void thePortalBelievesTheProxyAndNobodyElse() {
        Map<String, Map<String, Object>> networks =
                (Map<String, Map<String, Object>>) services.get("proxy").get("networks");
        String address = (String) networks.get("web").get("ipv4_address");

        assertThat(environment("portal")).containsEntry("MADOGUCHI_TRUSTED_PROXIES", address + "/32");
    }

    @Test
    void thePortalRunsWithoutPrivilegesOnAFileSystemThatIsReadOnly() throws IOException {
        Map<String, Object> portal = services.get("portal");
        assertThat(portal.get("read_only")).isEqualTo(true);
        String image = Files.readString(DOCKER.resolve("Dockerfile"));
        assertThat(image)
                .contains(
                        "\nUSER 10001\n", "\nHEALTHCHECK ", "extract --layers", "--spring.profiles.active=production");
        assertThat(environment("portal"))
                .containsKeys(
                        "MADOGUCHI_DB_URL",
                        "MADOGUCHI_DB_USER",
                        "MADOGUCHI_DB_PASSWORD",
                        "MADOGUCHI_OIDC_ISSUER",
                        "MADOGUCHI_OIDC_CLIENT_SECRET",
                        "MADOGUCHI_FIELD_KEYS",
                        "MADOGUCHI_INDEX_KEY",
                        "MADOGUCHI_PUBLIC_URL");
    }

    @Test
    @SuppressWarnings("unchecked")
    void eachContainerWaitsForHealthyOnes() {
        services.forEach((name, service) -> {
            Map<String, Map<String, String>> needs =
                    (Map<String, Map<String, String>>) service.getOrDefault("depends_on", Map.of());
            needs.forEach((needed, how) -> {
                assertThat(how).as(name + " needs " + needed).containsEntry("condition", "service_healthy");
                // the portal's check is part of its image
                assertThat(needed.equals("portal") || services.get(needed).containsKey("healthcheck"))
                        .as(needed + " can tell its health")
                        .isTrue();
            });
        });
    }

    private JsonNode client(String id) {
        return realm.path("clients")
                .valueStream()
                .filter(client -> client.path("clientId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode flow(String alias) {
        return realm.path("authenticationFlows")
                .valueStream()
                .filter(flow -> flow.path("alias").asString().equals(alias))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> environment(String service) {
        return (Map<String, String>) services.get(service).get("environment");
    }

    private static Set<String> values(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(node -> node.path(field).asString())
                .collect(Collectors.toSet());
    }

    private static List<String> roleNames() {
        return Arrays.stream(Role.values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
