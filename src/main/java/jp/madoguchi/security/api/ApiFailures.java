package jp.madoguchi.security.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What fails before a call of the API has reached a controller, for example an address that the firewall of Spring Security
 * refuses. The container would dispatch it to the error page of the screens, which sends programs to the sign-in page; here
 * they get the same problem documents as for everything else.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiFailures extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(ApiFailures.class);

    private final Problems problems;

    ApiFailures(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI()
                .substring(request.getContextPath().length())
                .startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, new WithoutErrorPages(request, response));
        } catch (IOException e) {
            // the caller has hung up, or the container wants to know why it couldn't read
            throw e;
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            response.resetBuffer();
            String reference = problems.newReference();
            log.error("Call of the API failed, reference {}", reference, e);
            problems.writeInternal(request, response, e, reference);
        }
    }

    private final class WithoutErrorPages extends HttpServletResponseWrapper {
        private final HttpServletRequest request;

        private WithoutErrorPages(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendError(int status) throws IOException {
            if (isCommitted()) {
                throw new IllegalStateException("the answer is on its way already");
            }
            resetBuffer();
            HttpServletResponse response = (HttpServletResponse) getResponse();
            Problems.Kind kind = Problems.Kind.of(status);
            if (kind == Problems.Kind.INTERNAL) {
                String reference = problems.newReference();
                log.error("Call of the API failed with status {}, reference {}", status, reference);
                problems.writeInternal(request, response, null, reference);
            } else {
                problems.write(request, response, kind);
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }
}
