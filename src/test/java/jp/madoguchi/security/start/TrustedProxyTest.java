package jp.madoguchi.security.start;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.security.BareRefusals;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Whom the settings of production believe: Tomcat as they set it up, with nothing behind it that says what has come. */
class TrustedProxyTest {
    /** Tests come from 127.0.0.1; this is somebody else. */
    private static final String ELSEWHERE = "192.0.2.1/32";

    private static final String AS_IT_CAME = "127.0.0.1 http portal.example.jp:80 plain";

    @Test
    void aProxyOnTheSameMachineIsBelievedWithoutASetting() throws Exception {
        try (ServletWebServerApplicationContext portal = start(Map.of())) {
            assertThat(asked(
                            portal,
                            "X-Forwarded-For: 198.51.100.7",
                            "X-Forwarded-Proto: https",
                            "X-Forwarded-Host: known.example.jp"))
                    .isEqualTo("198.51.100.7 https known.example.jp:443 secure");
            assertThat(asked(portal, "X-Forwarded-Proto: https", "X-Forwarded-Port: 8443"))
                    .isEqualTo("127.0.0.1 https portal.example.jp:8443 secure");
        }
    }

    @Test
    void whatTheClientClaimsBeforeTheProxysWordIsNotBelieved() throws Exception {
        try (ServletWebServerApplicationContext portal = start(Map.of())) {
            assertThat(address(portal, "X-Forwarded-For: 203.0.113.9, 198.51.100.7"))
                    .isEqualTo("198.51.100.7");
            assertThat(address(portal, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-For: 198.51.100.7"))
                    .as("on a line of its own")
                    .isEqualTo("198.51.100.7");
            assertThat(address(portal, "X-Forwarded-For: 203.0.113.9, 10.20.0.5"))
                    .as("of somebody in the town hall, whose network is a private one")
                    .isEqualTo("10.20.0.5");
            assertThat(address(portal, "X-Forwarded-For: 203.0.113.9, 198.51.100.7, 127.0.0.1"))
                    .as("two proxies, one behind the other")
                    .isEqualTo("198.51.100.7");
        }
    }

    @Test
    void theOtherWaysToSayItAreNotRead() throws Exception {
        try (ServletWebServerApplicationContext portal = start(Map.of())) {
            assertThat(asked(
                            portal,
                            "Forwarded: for=203.0.113.9;proto=https;host=evil.example",
                            "X-Real-IP: 203.0.113.9",
                            "X-Forwarded-Ssl: on",
                            "X-Forwarded-Prefix: /evil"))
                    .isEqualTo(AS_IT_CAME);
        }
    }

    @Test
    @Assures("B3")
    void whoIsNoTrustedProxyChangesNothing() throws Exception {
        try (ServletWebServerApplicationContext portal = start(Map.of("MADOGUCHI_TRUSTED_PROXIES", ELSEWHERE))) {
            assertThat(asked(
                            portal,
                            "X-Forwarded-For: 203.0.113.9",
                            "X-Forwarded-Proto: https",
                            "X-Forwarded-Host: evil.example",
                            "X-Forwarded-Port: 8443",
                            "Forwarded: for=203.0.113.9;proto=https;host=evil.example"))
                    .isEqualTo(AS_IT_CAME);
            assertThat(refused(portal, "X-Forwarded-Proto: https")).doesNotContain("Strict-Transport-Security");
        }
        Measured.as("five headers of who is not named as a proxy: the address, the scheme and the name as they came");
    }

    @Test
    void whatTomcatCannotReadIsRefusedByTlsTooWhereTheProxySaysSo() throws Exception {
        try (ServletWebServerApplicationContext portal = start(Map.of())) {
            assertThat(refused(portal, "X-Forwarded-Proto: https")).contains("Strict-Transport-Security: max-age");
            assertThat(refused(portal, "X-Forwarded-Proto: http")).doesNotContain("Strict-Transport-Security");
        }
    }

    /** Of the headers those count that stand before the fault; of a line that can't be read nobody knows how it came. */
    @Test
    @Assures("B3")
    void whatIsNoRequestToTomcatIsRefusedWithHeaders() throws Exception {
        String byTls = "X-Forwarded-Proto: https\r\n";
        List<String> withFaultyHeaders = List.of(
                "GET / HTTP/1.1\r\n" + byTls,
                "GET / HTTP/9.1\r\nHost: portal.example.jp\r\n" + byTls,
                "GET / HTTP/1.1\r\nHost: a b{\r\n" + byTls,
                "GET / HTTP/1.1\r\nHost: portal.example.jp\r\n" + byTls + "no name: x\r\n",
                "GET / HTTP/1.1\r\nHost: portal.example.jp\r\n" + byTls + "X: " + "x".repeat(90_000) + "\r\n",
                "POST / HTTP/1.1\r\nHost: portal.example.jp\r\n" + byTls + "Transfer-Encoding: x\r\n");
        List<String> withFaultyLines = List.of(
                "G{T / HTTP/1.1\r\nHost: portal.example.jp\r\n" + byTls,
                "GET /a b HTTP/1.1\r\nHost: portal.example.jp\r\n" + byTls);
        try (ServletWebServerApplicationContext portal = start(Map.of())) {
            for (String request : withFaultyHeaders) {
                assertThat(sent(portal, request + "\r\n"))
                        .as(request.substring(0, Math.min(request.length(), 90)))
                        .matches("(?s)HTTP/1.1 [45]\\d\\d .*")
                        .contains("X-Content-Type-Options: nosniff", "no-store", "frame-ancestors 'none'")
                        .contains("Strict-Transport-Security: max-age");
            }
            for (String request : withFaultyLines) {
                assertThat(sent(portal, request + "\r\n"))
                        .as(request)
                        .startsWith("HTTP/1.1 400")
                        .contains("X-Content-Type-Options: nosniff", "no-store", "frame-ancestors 'none'");
            }
        }
        Measured.as(
                "%d requests with headers that Tomcat refuses: nosniff, no-store and HSTS on all; %d whose line it can't read: without HSTS",
                withFaultyHeaders.size(), withFaultyLines.size());
    }

    private static String address(ServletWebServerApplicationContext portal, String... headers) throws IOException {
        return asked(portal, headers).split(" ")[0];
    }

    private static String asked(ServletWebServerApplicationContext portal, String... headers) throws IOException {
        String answer = answer(portal, "/", headers);
        assertThat(answer).startsWith("HTTP/1.1 200");
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static String refused(ServletWebServerApplicationContext portal, String... headers) throws IOException {
        String answer = answer(portal, "/%25%zz", headers);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("X-Content-Type-Options: nosniff");
        return answer;
    }

    private static String answer(ServletWebServerApplicationContext portal, String path, String... headers)
            throws IOException {
        return sent(
                portal,
                "GET " + path + " HTTP/1.1\r\nHost: portal.example.jp\r\nConnection: close\r\n"
                        + String.join("\r\n", headers) + "\r\n\r\n");
    }

    private static String sent(ServletWebServerApplicationContext portal, String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.ofLiteral("127.0.0.1"), portal.getWebServer().getPort())) {
            // no answer takes longer
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static ServletWebServerApplicationContext start(Map<String, Object> variables) {
        Map<String, Object> settings = new HashMap<>(SafeStartTest.VARIABLES);
        settings.put("server.port", "0");
        settings.put("server.address", "127.0.0.1");
        settings.putAll(variables);
        SpringApplication application = new SpringApplication(Echo.class);
        application.setAdditionalProfiles("production");
        application.setDefaultProperties(settings);
        application.setRegisterShutdownHook(false);
        return (ServletWebServerApplicationContext) application.run();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
    @Import(BareRefusals.class)
    static class Echo {
        @Bean
        ServletRegistrationBean<HttpServlet> echo() {
            return new ServletRegistrationBean<>(
                    new HttpServlet() {
                        @Override
                        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                                throws IOException {
                            response.getWriter()
                                    .print(request.getRemoteAddr() + " " + request.getScheme() + " "
                                            + request.getServerName() + ":" + request.getServerPort()
                                            + (request.isSecure() ? " secure" : " plain"));
                        }
                    },
                    "/*");
        }
    }
}
