package jp.madoguchi.security;

import com.vaadin.flow.server.VaadinSession;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Work that the portal does by itself, under a name of its own and with just the roles that it takes. */
public final class SystemUser {
    private SystemUser() {}

    /**
     * Runs the work as the named system user and puts back whoever was signed in before. In a request of a screen Vaadin would answer
     * with the session's user whatever the thread says, so its session is out of sight meanwhile.
     */
    public static <T> T run(PortalUser user, Supplier<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(user));
        VaadinSession screen = VaadinSession.getCurrent();
        VaadinSession.setCurrent(null);
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
            VaadinSession.setCurrent(screen);
        }
    }

    public static PortalUser named(String name, Role... roles) {
        return new PortalUser(name, name, null, Set.of(roles));
    }

    /** An authentication that carries the user, as every way of signing in makes it. */
    public static Authentication authentication(PortalUser user) {
        return UsernamePasswordAuthenticationToken.authenticated(
                new SystemPrincipal(user),
                null,
                user.roles().stream()
                        .map(role -> new SimpleGrantedAuthority(role.authority()))
                        .collect(Collectors.toSet()));
    }

    private record SystemPrincipal(PortalUser portalUser) implements PortalUser.Principal, java.security.Principal {
        @Override
        public String getName() {
            return portalUser.name();
        }
    }
}
