package jp.madoguchi.outreach.sending.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import jp.madoguchi.outreach.sending.GatewayReports;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.security.api.ApiSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The gateway is no user and has no role: it proves by a signature over what it sends that it is the gateway, and may do this one thing.
 */
@Configuration
class GatewayReportSecurity {
    static final String PATH = "/api/v1/outreach/delivery-reports";

    private static final int MOST_BYTES = 1024 * 1024;

    @Bean
    @Order(0)
    SecurityFilterChain gatewayReportChain(HttpSecurity http, GatewayReports reports, ApiSecurity api) {
        // other methods of the path are the API's as always
        api.configure(http);
        return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATH))
                .addFilterBefore(new Signature(reports, api), AuthorizationFilter.class)
                .build();
    }

    private static final class Signature extends OncePerRequestFilter {
        private final GatewayReports reports;
        private final ApiSecurity api;

        Signature(GatewayReports reports, ApiSecurity api) {
            this.reports = reports;
            this.api = api;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
                return;
            }
            boolean signed = reports.isSigned(
                    request.getHeader("X-Madoguchi-Timestamp"), request.getHeader("X-Madoguchi-Signature"), body);
            if (signed) {
                SecurityContextHolder.getContext()
                        .setAuthentication(SystemUser.authentication(SystemUser.named("gateway")));
                chain.doFilter(new Read(request, body), response);
            } else if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
                api.entryPoint().commence(request, response, new InsufficientAuthenticationException("not signed"));
            } else {
                // who has proved to be somebody is still not the gateway
                api.deniedHandler().handle(request, response, new AccessDeniedException("not signed"));
            }
        }
    }

    /** A request whose body was read already. */
    private static final class Read extends HttpServletRequestWrapper {
        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream in = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return in.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("the body is read at once");
                }

                @Override
                public int read() {
                    return in.read();
                }
            };
        }
    }
}
