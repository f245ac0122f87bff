package jp.madoguchi.security;

import java.util.Locale;
import java.util.Optional;

/** What a person does with the portal; the names are those of the realm roles in Keycloak, in lower case there. */
public enum Role {
    OPERATOR(Area.DESK),
    SUPERVISOR(Area.DESK),
    OFFICIAL(Area.CITY),
    APPROVER(Area.CITY),
    CONTRACTOR(Area.CONTRACTOR),
    ADMIN(Area.ADMIN),
    AUDITOR(Area.ADMIN);

    private final Area area;

    Role(Area area) {
        this.area = area;
    }

    /** The area whose start page this role comes to. */
    public Area area() {
        return area;
    }

    public String authority() {
        return "ROLE_" + name();
    }

    /** The role of a name as Keycloak writes it; empty for Keycloak's own roles. */
    public static Optional<Role> named(String name) {
        for (Role role : values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
