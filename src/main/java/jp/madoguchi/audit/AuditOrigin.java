package jp.madoguchi.audit;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** From where the current thread does what it does. */
@Component
class AuditOrigin {
    /** Of the hash of a session's id, in hexadecimal digits: enough to tell sessions apart, nothing to sign in with. */
    static final int MARK = 12;

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    /** @param address the client's, as the proxy gives it; taken from its header by Tomcat where the proxy is trusted */
    record Place(
            Origin origin,
            @Nullable String address,
            @Nullable String session) {}

    Place current() {
        VaadinSession screen = VaadinSession.getCurrent();
        VaadinRequest asked = VaadinRequest.getCurrent();
        if (asked != null) {
            return new Place(Origin.SCREEN, address(asked.getRemoteAddr()), mark(asked.getWrappedSession(false)));
        }
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            boolean api = request.getRequestURI().startsWith(request.getContextPath() + "/api/");
            HttpSession session = request.getSession(false);
            return new Place(
                    api ? Origin.API : Origin.SCREEN,
                    address(request.getRemoteAddr()),
                    session == null ? null : mark(session.getId()));
        }
        // work for an open screen, outside of its requests
        return screen == null
                ? new Place(Origin.JOB, null, null)
                : new Place(Origin.SCREEN, address(screen.getBrowser().getAddress()), mark(screen.getSession()));
    }

    private static @Nullable String mark(@Nullable WrappedSession session) {
        return session == null || session.getId() == null ? null : mark(session.getId());
    }

    static String mark(String sessionId) {
        return AuditHash.sha256(sessionId).substring(0, MARK);
    }

    /** A proxy that is set up wrongly passes on what the client says; such a text doesn't get into the trail. */
    private static @Nullable String address(@Nullable String address) {
        if (address == null) {
            return null;
        }
        int zone = address.indexOf('%');
        String plain = (zone < 0 ? address : address.substring(0, zone))
                .replace("[", "")
                .replace("]", "");
        return ADDRESS.matcher(plain).matches() ? plain : "?";
    }
}
