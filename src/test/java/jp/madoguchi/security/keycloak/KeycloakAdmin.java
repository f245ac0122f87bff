package jp.madoguchi.security.keycloak;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/** What a test does in the real Keycloak as its administrator. */
final class KeycloakAdmin {
    static final String PASSWORD = "correct-horse-7-battery";

    private final String url = required("MADOGUCHI_TEST_KEYCLOAK_URL");
    private final RestClient rest = RestClient.create(url);
    private @Nullable String token;
    private long tokenSince;

    String url() {
        return url;
    }

    String issuer() {
        return url + "/realms/madoguchi";
    }

    /** Creates a user who signs in with {@link #PASSWORD}, or puts an existing one back into that state. */
    void user(String name, String organisation, String... roles) {
        users(List.of(name), organisation, roles);
    }

    void users(List<String> names, String organisation, String... roles) {
        names.forEach(this::delete);
        admin().post()
                .uri("/admin/realms/madoguchi/partialImport")
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(token()))
                .body(Map.of(
                        "ifResourceExists",
                        "OVERWRITE",
                        "users",
                        names.stream()
                                .map(name -> representation(name, organisation, roles))
                                .toList()))
                .retrieve()
                .toBodilessEntity();
    }

    private static Map<String, Object> representation(String name, String organisation, String... roles) {
        return Map.of(
                "username",
                name,
                "enabled",
                true,
                "firstName",
                "花子",
                "lastName",
                "試験",
                "email",
                name + "@example.jp",
                "attributes",
                Map.of("organisation", List.of(organisation)),
                "realmRoles",
                List.of(roles),
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
    }

    void takeRole(String userName, String role) {
        changeRole(HttpMethod.DELETE, userName, role);
    }

    void giveRole(String userName, String role) {
        changeRole(HttpMethod.POST, userName, role);
    }

    private void changeRole(HttpMethod how, String userName, String role) {
        Map<?, ?> representation = Objects.requireNonNull(admin().get()
                .uri("/admin/realms/madoguchi/roles/{role}", role)
                .headers(headers -> headers.setBearerAuth(token()))
                .retrieve()
                .body(Map.class));
        admin().method(how)
                .uri("/admin/realms/madoguchi/users/{id}/role-mappings/realm", id(userName))
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(token()))
                .body(List.of(representation))
                .retrieve()
                .toBodilessEntity();
    }

    void signOutEverywhere(String userName) {
        admin().post()
                .uri("/admin/realms/madoguchi/users/{id}/logout", id(userName))
                .headers(headers -> headers.setBearerAuth(token()))
                .retrieve()
                .toBodilessEntity();
    }

    void disable(String userName) {
        admin().put()
                .uri("/admin/realms/madoguchi/users/{id}", id(userName))
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(token()))
                .body(Map.of("enabled", false))
                .retrieve()
                .toBodilessEntity();
    }

    /** Where Keycloak's form is, as the portal would send somebody there. */
    String formAddress() {
        return issuer()
                + "/protocol/openid-connect/auth?client_id=madoguchi-portal&response_type=code&scope=openid&state=s"
                + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
                + required("MADOGUCHI_TEST_PUBLIC_URL") + "/login/oauth2/code/keycloak";
    }

    boolean isLocked(String userName) {
        Map<?, ?> status = Objects.requireNonNull(admin().get()
                .uri("/admin/realms/madoguchi/attack-detection/brute-force/users/{id}", id(userName))
                .headers(headers -> headers.setBearerAuth(token()))
                .retrieve()
                .body(Map.class));
        return Boolean.TRUE.equals(status.get("disabled"));
    }

    void unlock(String userName) {
        admin().delete()
                .uri("/admin/realms/madoguchi/attack-detection/brute-force/users/{id}", id(userName))
                .headers(headers -> headers.setBearerAuth(token()))
                .retrieve()
                .toBodilessEntity();
    }

    /** Settings of the realm, as they are now. */
    Map<String, Object> settings(Set<String> names) {
        Map<?, ?> realm = Objects.requireNonNull(admin().get()
                .uri("/admin/realms/madoguchi")
                .headers(headers -> headers.setBearerAuth(token()))
                .retrieve()
                .body(Map.class));
        return names.stream().collect(Collectors.toMap(name -> name, name -> Objects.requireNonNull(realm.get(name))));
    }

    void set(Map<String, Object> settings) {
        admin().put()
                .uri("/admin/realms/madoguchi")
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(token()))
                .body(settings)
                .retrieve()
                .toBodilessEntity();
    }

    /** A client with a service account of its own whose tokens aren't made for the portal's API. */
    void clientWithoutAudience(String clientId, String secret) {
        admin().post()
                .uri("/admin/realms/madoguchi/clients")
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(token()))
                .body(Map.of(
                        "clientId", clientId, "secret", secret, "serviceAccountsEnabled", true, "publicClient", false))
                .retrieve()
                .onStatus(status -> status.value() == 409, (request, response) -> {})
                .toBodilessEntity();
    }

    /** A bearer token by client credentials, in the portal's realm. */
    String clientToken(String clientId, String secret) {
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", clientId);
        form.add("client_secret", secret);
        return accessToken("/realms/madoguchi/protocol/openid-connect/token", form);
    }

    /** The administrator's token: a valid one, of another realm. It lives for a minute and is used for half of it. */
    synchronized String token() {
        if (token == null || System.nanoTime() - tokenSince > TimeUnit.SECONDS.toNanos(30)) {
            tokenSince = System.nanoTime();
            token = newToken();
        }
        return token;
    }

    private String newToken() {
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "password");
        form.add("client_id", "admin-cli");
        form.add("username", required("MADOGUCHI_TEST_KEYCLOAK_ADMIN"));
        form.add("password", required("MADOGUCHI_TEST_KEYCLOAK_ADMIN_PASSWORD"));
        return accessToken("/realms/master/protocol/openid-connect/token", form);
    }

    private String accessToken(String path, LinkedMultiValueMap<String, String> form) {
        Map<?, ?> tokens = Objects.requireNonNull(rest.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Map.class));
        return String.valueOf(tokens.get("access_token"));
    }

    private void delete(String name) {
        ids(name)
                .forEach(id -> admin().delete()
                        .uri("/admin/realms/madoguchi/users/{id}", id)
                        .headers(headers -> headers.setBearerAuth(token()))
                        .retrieve()
                        .toBodilessEntity());
    }

    private String id(String name) {
        return ids(name).getFirst();
    }

    private List<String> ids(String name) {
        List<?> users = Objects.requireNonNull(admin().get()
                .uri("/admin/realms/madoguchi/users?exact=true&username={name}", name)
                .headers(headers -> headers.setBearerAuth(token()))
                .retrieve()
                .body(List.class));
        return users.stream()
                .map(user -> String.valueOf(((Map<?, ?>) user).get("id")))
                .toList();
    }

    private RestClient admin() {
        return rest;
    }

    static String required(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set; ./portal test starts Keycloak and sets it");
        }
        return value;
    }
}
