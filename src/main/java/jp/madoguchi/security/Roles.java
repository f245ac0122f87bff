package jp.madoguchi.security;

/** The names of the {@link Role roles} as constants for {@code @RolesAllowed}. */
public final class Roles {
    public static final String OPERATOR = "OPERATOR";
    public static final String SUPERVISOR = "SUPERVISOR";
    public static final String OFFICIAL = "OFFICIAL";
    public static final String APPROVER = "APPROVER";
    public static final String CONTRACTOR = "CONTRACTOR";
    public static final String ADMIN = "ADMIN";
    public static final String AUDITOR = "AUDITOR";

    private Roles() {}
}
