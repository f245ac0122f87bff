package jp.madoguchi.privacy;

import java.util.Map;
import java.util.Set;
import jp.madoguchi.security.Role;

/** On which screens a role sees a person or what was noted of one, unmasked. Who isn't here sees nothing. */
final class PersonsOnScreens {
    static final Map<Role, Set<String>> DECLARED = Map.of(
            // the start and the desk hold the operator's own draft
            Role.OPERATOR, Set.of("", "desk", "desk/apologies", "desk/callbacks", "desk/escalations", "desk/inquiries"),
            Role.SUPERVISOR,
                    Set.of(
                            "desk/apologies",
                            "desk/callbacks",
                            "desk/closed-cases",
                            "desk/duplicates",
                            "desk/escalations",
                            "desk/exports",
                            "desk/inquiries"),
            // why somebody wants no messages, and why a list is taken away, is said to who decides on it;
            // why a person's data is held is said to them, and to no administrator;
            // what the desk wrote to the city stands as it was written; the fields of the person beside it are masked
            Role.OFFICIAL,
                    Set.of(
                            "city/deletions",
                            "city/escalations",
                            "city/requests",
                            "city/subject-requests",
                            "city/waves"),
            Role.APPROVER,
                    Set.of(
                            "city/deletions",
                            "city/escalations",
                            "city/requests",
                            "city/subject-requests",
                            "city/waves",
                            "desk/exports"),
            Role.AUDITOR,
                    Set.of(
                            "admin/retention",
                            "admin/reveals",
                            "city/deletions",
                            "city/escalations",
                            "city/requests",
                            "city/subject-requests",
                            "city/waves",
                            "desk/apologies",
                            "desk/callbacks",
                            "desk/closed-cases",
                            "desk/duplicates",
                            "desk/exports",
                            "desk/inquiries"));

    private PersonsOnScreens() {}
}
