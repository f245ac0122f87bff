package jp.madoguchi.security;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opens the web socket of the push only to who brings the id that the session's pages were given. Vaadin asks for it, too, but when the
 * socket is open already: it tells the page to start over, and leaves it to the page to close. Without a session, and on the way
 * without a socket, Vaadin answers by itself, so that a page whose session is over hears of it.
 */
final class PushIds extends OncePerRequestFilter {
    private static final String PATH = "/VAADIN/push";
    private static final String ID = "v-pushId";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
                || !request.getServletPath().startsWith(PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Optional<String> id = session == null ? Optional.empty() : idOf(session);
        if (id.isEmpty() || isSame(id.get(), Objects.requireNonNullElse(request.getParameter(ID), ""))) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpStatus.FORBIDDEN.value());
        }
    }

    private static Optional<String> idOf(HttpSession session) {
        return Collections.list(session.getAttributeNames()).stream()
                .map(session::getAttribute)
                .filter(VaadinSession.class::isInstance)
                .map(VaadinSession.class::cast)
                .map(PushIds::idOf)
                .findFirst();
    }

    private static String idOf(VaadinSession session) {
        session.lock();
        try {
            return session.getPushId();
        } finally {
            session.unlock();
        }
    }

    /** In the same time however much of it is right. */
    private static boolean isSame(String id, String told) {
        return MessageDigest.isEqual(id.getBytes(StandardCharsets.UTF_8), told.getBytes(StandardCharsets.UTF_8));
    }
}
