package jp.madoguchi.security.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away, with status 429 and the seconds to wait, what is asked too often. */
public final class LimitedRequests extends OncePerRequestFilter {
    private final Count count;
    private final Answer answer;

    /** @param count what of a request counts */
    public LimitedRequests(Count count, Answer answer) {
        this.count = count;
        this.answer = answer;
    }

    /** Counts a request, where it is one that counts. */
    @FunctionalInterface
    public interface Count {
        /** @return how long to wait; empty where it may go on */
        Optional<Duration> of(HttpServletRequest request);
    }

    /** Says so in words; status and headers stand already. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    /** Each of several in one chain counts once. */
    @Override
    protected String getAlreadyFilteredAttributeName() {
        return LimitedRequests.class.getName() + "." + System.identityHashCode(this);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = count.of(request);
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(
                HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.get().toSeconds())));
        answer.to(request, response);
    }
}
