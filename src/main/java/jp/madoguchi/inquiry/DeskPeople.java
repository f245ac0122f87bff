package jp.madoguchi.inquiry;

import jakarta.servlet.http.HttpSession;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.DemoUsers;
import jp.madoguchi.security.LiveSessions;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Users of the portal to whom work at the desk can be given: those who have logged inquiries themselves, those of the call center
 * who are signed in, and the current user. Whom an imported file names is no user.
 */
@Component
public class DeskPeople {
    /** More aren't offered. */
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final LiveSessions sessions;
    private final ObjectProvider<DemoUsers> demo;
    private final CurrentUser currentUser;

    DeskPeople(JdbcClient jdbc, LiveSessions sessions, ObjectProvider<DemoUsers> demo, CurrentUser currentUser) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.demo = demo;
        this.currentUser = currentUser;
    }

    /** In the order of their names. */
    public Set<String> of(long incidentId) {
        Set<String> people = new TreeSet<>(withoutInquiries());
        Optional<String> next = after(incidentId, "");
        while (next.isPresent() && people.size() < MOST) {
            people.add(next.get());
            next = after(incidentId, next.get());
        }
        return people;
    }

    public boolean knows(long incidentId, String person) {
        return hasLogged(incidentId, person) || withoutInquiries().contains(person);
    }

    /** By jumps within the index: the number of inquiries doesn't matter. */
    private Optional<String> after(long incidentId, String person) {
        return jdbc.sql("""
                        select created_by from inquiry where incident_id = ? and import_key is null and created_by > ?
                        order by created_by limit 1""").params(incidentId, person).query(String.class).optional();
    }

    private boolean hasLogged(long incidentId, String person) {
        return jdbc.sql("""
                        select created_by from inquiry where incident_id = ? and import_key is null and created_by = ?
                        limit 1""")
                .params(incidentId, person)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private Set<String> withoutInquiries() {
        Set<String> people = new HashSet<>();
        currentUser.get().map(PortalUser::name).ifPresent(people::add);
        sessions.all().stream()
                .flatMap(session -> signedIn(session).stream())
                .filter(DeskPeople::answersCalls)
                .map(PortalUser::name)
                .forEach(people::add);
        demo.stream()
                .map(DemoUsers::all)
                .flatMap(Collection::stream)
                .filter(DeskPeople::answersCalls)
                .map(PortalUser::name)
                .forEach(people::add);
        return people;
    }

    private static Optional<PortalUser> signedIn(HttpSession session) {
        try {
            return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                                    instanceof SecurityContext context
                            && context.getAuthentication() != null
                            && context.getAuthentication().getPrincipal() instanceof PortalUser.Principal principal
                    ? Optional.of(principal.portalUser())
                    : Optional.empty();
        } catch (IllegalStateException alreadyOver) {
            return Optional.empty();
        }
    }

    private static boolean answersCalls(PortalUser user) {
        return user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR);
    }
}
