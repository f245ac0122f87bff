package jp.madoguchi.security;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jp.madoguchi.platform.nodes.NodeBeat;
import jp.madoguchi.platform.nodes.NodeWatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the nodes tell each other of their sessions, by way of the database. Entering and looking are done by one thread; whatever fails is
 * made good by the next look.
 */
final class SharedSessions {
    private static final Logger log = LoggerFactory.getLogger(SharedSessions.class);
    private static final int TRIES = 3;
    /** What moves by less isn't worth a line in the database. */
    private static final Duration REFRESHED = Duration.ofSeconds(30);

    private final SessionTable table;
    private final PortalNodes nodes;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String node;
    private final Rules rules;
    private final NodeWatch watch;
    private final Map<String, SessionRow> written = new HashMap<>();
    private boolean known;

    /**
     * @param perUser a user's sessions at once, over all nodes
     * @param silence a node that says nothing for so long is dead, and its sessions with it
     * @param longest no session is open for longer
     */
    record Rules(int perUser, Duration silence, Duration longest) {}

    SharedSessions(
            SessionTable table,
            PortalNodes nodes,
            TransactionTemplate transaction,
            Clock clock,
            String node,
            Rules rules,
            LongSupplier nanos) {
        this.table = table;
        this.nodes = nodes;
        this.transaction = transaction;
        this.clock = clock;
        this.node = node;
        this.rules = rules;
        this.watch = new NodeWatch(rules.silence(), nanos);
    }

    /**
     * @param numbers of sign-ins that all nodes know of now, by handle
     * @param tooMany own sessions to end, since their users have more than allowed
     */
    record Entered(Map<String, Long> numbers, Set<String> tooMany) {}

    /**
     * Makes known to all nodes which of these own sessions aren't yet, and asks the node of each that is one too many for its user to end
     * it. One at a time over all nodes, so that no two overlook each other.
     *
     * @param own all of this node, the oldest sign-in first
     * @param open the handles of these, and of those into which a sign-in is just being written
     */
    Entered enter(List<SessionRow> own, Set<String> open) {
        List<SessionRow> unknown = own.stream().filter(row -> row.number() == 0).toList();
        if (unknown.isEmpty()) {
            return new Entered(Map.of(), Set.of());
        }
        if (!known) {
            nodes.beat(node, clock.instant());
            known = true;
        }
        Entered entered = again(() -> Objects.requireNonNull(transaction.execute(status -> enter(own, unknown, open))));
        own.stream()
                .filter(row -> entered.numbers().containsKey(row.handle()))
                .forEach(row -> written.put(row.handle(), row));
        return entered;
    }

    private Entered enter(List<SessionRow> own, List<SessionRow> unknown, Set<String> open) {
        long number = table.takeNumbers(unknown.size()) - unknown.size();
        Map<String, Long> numbers = new HashMap<>();
        for (SessionRow row : unknown) {
            numbers.put(row.handle(), ++number);
        }
        List<SessionRow> here = own.stream()
                .map(row -> row.numbered(numbers.getOrDefault(row.handle(), row.number())))
                .toList();
        table.write(
                node,
                here.stream().filter(row -> numbers.containsKey(row.handle())).toList());
        Set<String> users = new LinkedHashSet<>();
        unknown.forEach(row -> users.add(row.user()));
        Set<String> tooMany = new HashSet<>();
        List<String> elsewhere = new ArrayList<>();
        for (String user : users) {
            for (SessionRow row : tooManyOf(user, here, open)) {
                if (row.shown().node().equals(node)) {
                    tooMany.add(row.handle());
                } else {
                    elsewhere.add(row.handle());
                }
            }
        }
        table.mark(elsewhere, SessionEnd.TOO_MANY, null, clock.instant());
        table.delete(tooMany);
        return new Entered(numbers, tooMany);
    }

    /** The own count as they are in memory too: one may have ended a moment ago, or its sign-in not be written into it yet. */
    private List<SessionRow> tooManyOf(String user, List<SessionRow> here, Set<String> open) {
        Map<String, SessionRow> known = new HashMap<>();
        here.stream().filter(row -> row.user().equals(user)).forEach(row -> known.put(row.handle(), row));
        table.of(user).stream()
                .filter(row -> !row.shown().node().equals(node) || open.contains(row.handle()))
                .forEach(row -> known.putIfAbsent(row.handle(), row));
        List<SessionRow> theirs = known.values().stream()
                .sorted(Comparator.comparingLong(SessionRow::number))
                .toList();
        return theirs.subList(0, Math.max(0, theirs.size() - rules.perUser()));
    }

    /** Two nodes may touch the same line in the same moment. */
    private static <T> T again(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (TransientDataAccessException busy) {
                if (tries == TRIES) {
                    throw busy;
                }
            }
        }
    }

    /**
     * Says that this node lives, brings the database up to date with its sessions, and takes out which nodes have died.
     *
     * @param own all of this node
     * @param open the handles of these, and of those into which a sign-in is just being written
     * @return which of them to end, and why
     */
    Map<String, SessionEnd> look(List<SessionRow> own, Set<String> open) {
        nodes.beat(node, clock.instant());
        known = true;
        Map<String, Optional<SessionEnd>> marks = table.marks(node);
        Map<String, SessionEnd> ends = new HashMap<>();
        marks.forEach(
                (handle, mark) -> mark.filter(why -> open.contains(handle)).ifPresent(why -> ends.put(handle, why)));
        List<SessionRow> lost = new ArrayList<>();
        List<SessionRow> moved = new ArrayList<>();
        for (SessionRow row : own) {
            Optional<SessionEnd> mark = marks.get(row.handle());
            if (row.number() == 0) {
                continue;
            }
            if (mark == null) {
                lost.add(row);
            } else if (hasMoved(written.get(row.handle()), row)) {
                moved.add(row);
            }
        }
        table.write(node, lost);
        table.refresh(moved);
        lost.forEach(row -> written.put(row.handle(), row));
        moved.forEach(row -> written.put(row.handle(), row));
        written.keySet().retainAll(open);
        table.delete(
                marks.keySet().stream().filter(handle -> !open.contains(handle)).toList());
        bury();
        table.deleteOfTheDead(clock.instant().minus(rules.longest()));
        table.forgetUsed(clock.instant().minus(rules.longest()));
        return ends;
    }

    private static boolean hasMoved(@Nullable SessionRow before, SessionRow now) {
        return before == null
                || !before.shown().user().equals(now.shown().user())
                || Duration.between(before.shown().activeAt(), now.shown().activeAt())
                                .compareTo(REFRESHED)
                        >= 0;
    }

    private void bury() {
        for (NodeBeat silent : watch.silent(nodes.others(node))) {
            if (nodes.bury(silent)) {
                log.warn("The node {} has fallen silent; its sessions don't count any more", silent.id());
            }
        }
    }

    /** Of the other nodes that live; the oldest sign-in first. */
    List<SessionRow> elsewhere() {
        return table.elsewhere(node);
    }

    List<SessionRow> elsewhere(String user) {
        return table.elsewhere(node, user);
    }

    /** In the caller's transaction. */
    void endElsewhere(String user, String by) {
        table.mark(table.handlesElsewhere(node, user), SessionEnd.ADMINISTRATOR, by, clock.instant());
    }

    /**
     * Has the sessions ended, wherever they are, that a logout token names: by Keycloak's session, or by the user where it names none.
     *
     * @return false where the token came before, to whichever node; nothing is ended then
     */
    boolean endByToken(String token, @Nullable String session, @Nullable String user) {
        return again(() -> Objects.requireNonNull(transaction.execute(status -> {
            if (!table.use(token, clock.instant())) {
                return false;
            }
            List<String> handles = session != null
                    ? table.handlesOfKeycloakSession(session)
                    : user == null ? List.of() : table.handlesOfKeycloakUser(user);
            table.mark(handles, SessionEnd.KEYCLOAK, null, clock.instant());
            return true;
        })));
    }

    void gone(String handle) {
        table.delete(List.of(handle));
    }

    /** This node ends in order. */
    void leave() {
        table.deleteOf(node);
        nodes.remove(node);
    }
}
