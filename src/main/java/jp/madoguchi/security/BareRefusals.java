package jp.madoguchi.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Gives headers to what is refused before any chain of filters that would write them: by Tomcat an address that it can't read, by Spring
 * Security's firewall one that could mean two things. The answer is Tomcat's own page, or empty.
 */
@Component
public class BareRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    BareRefusals() {}

    /** Of the firewall. A system that calls the API gets a problem document for it, as for all that is refused there. */
    public void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(response, request.isSecure());
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        } else {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new OfTomcat());
    }

    private static void write(HttpServletResponse response, boolean secure) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
    }

    /** Refused already when it comes here. */
    private static final class OfTomcat extends ValveBase {
        OfTomcat() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (response.isError()) {
                // what a trusted proxy says of it has been read: the valve that does is added before those of others
                write(response, request.isSecure());
            }
            getNext().invoke(request, response);
        }
    }
}
