package jp.madoguchi.testing;

import java.util.Locale;
import java.util.Set;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import org.springframework.security.core.context.SecurityContextHolder;

/** Signs a user in for the rest of a test; {@link #out()} afterwards. */
public final class SignedIn {
    private SignedIn() {}

    /** A user with one role, named like it, of the organisation that such a user has in the demo. */
    public static PortalUser as(Role role) {
        return as(new PortalUser(
                role.name().toLowerCase(Locale.ROOT),
                role.name(),
                switch (role) {
                    case OPERATOR, SUPERVISOR -> "call-center";
                    case CONTRACTOR -> "south-office";
                    default -> "city";
                },
                Set.of(role)));
    }

    public static PortalUser as(PortalUser user) {
        SecurityContextHolder.getContext().setAuthentication(SystemUser.authentication(user));
        return user;
    }

    public static void out() {
        SecurityContextHolder.clearContext();
    }
}
