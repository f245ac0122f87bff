package jp.madoguchi.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.security.AccessTable;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.Chromium;
import jp.madoguchi.testing.ScreensInBrowser;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a browser is sent of persons, read from the wire: the answers and the frames of the push channel, with all that lists and dialogs
 * hold beside what is on view. {@link FieldAccessTest} reads the components; what a role may see on which screen is declared once for both.
 */
@SpringBootTest
@ActiveProfiles({"demo", "test"})
@ContextConfiguration(initializers = BesideThePortal.class)
class CanariesOnTheWireIT {
    private static final int BUTTONS = FullSize.of(2, 4);
    /** Of those that a screen offers. */
    private static final int MOST_FILES = 8;
    /** At the usual size one of so many pairs of a role and a screen is opened; those where a person is seen are among them. */
    private static final int STRIDE = FullSize.of(7, 1);

    /** What nobody sees: codes of gifts, what is searched; and what needs messages that were sent, which this demo has none of. */
    private static final Set<String> WITHOUT = Set.of(
            "gift.code",
            "gift_difference.settled_note_sealed",
            "gift_replacement.reason_sealed",
            "gift_replacement.decided_note_sealed",
            "inquiry_text.folded",
            "inquiry_draft.sealed_particulars",
            "delivery_decision.note_sealed");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private IncidentService incidents;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private List<SealedColumns> rooms;

    @Autowired
    private SecurityContextHolderStrategy holder;

    private final Map<Role, Set<String>> undeclared = new TreeMap<>();
    private final Map<Role, Set<String>> declared = new TreeMap<>();
    private int screens;
    private int dialogs;
    private int answers;
    private int frames;
    private int unread;
    private long letters;

    @BeforeEach
    void useOwnContext() {
        SecurityContextHolder.setContextHolderStrategy(holder);
    }

    @Test
    @Assures("A3")
    void nobodyIsSentOfPersonsWhatIsNotDeclared() {
        Set<String> filled = fill();
        ScreensInBrowser shown = new ScreensInBrowser(BesideThePortal.portal().url(), jdbc);
        AccessTable routes = AccessTable.of("route");
        int turn = 0;
        try (Chromium chromium = new Chromium()) {
            for (Role role : Role.values()) {
                String user = role.name().toLowerCase(Locale.ROOT);
                try (BrowserContext person = chromium.person()) {
                    // what was typed on a screen is left behind
                    person.onDialog(Dialog::accept);
                    Page page = shown.signIn(person, user);
                    WireTap tap = new WireTap(page);
                    for (String route : routes.things()) {
                        if (routes.allows(route, user) && !route.equals("sign-in") && turn++ % STRIDE == 0) {
                            look(shown, page, tap, role, route);
                        }
                    }
                    answers += tap.answers();
                    frames += tap.frames();
                    unread += tap.unread();
                }
            }
        }

        assertThat(undeclared).isEmpty();
        // the browser throws away what a page that was left meanwhile had been sent
        assertThat(unread).as("answers that could not be read").isLessThan(answers / 10);
        assertThat(declared.values().stream().mapToInt(Set::size).sum())
                .as("screens with a person, where one is declared")
                .isGreaterThan(FullSize.of(2, 25));
        assertThat(frames).isPositive();
        Measured.as(
                "canaries in %d columns; %d screens and %d dialogs of %d roles, %,d answers (%d more were gone) and %,d frames with %,d letters read on the wire: %d screens show persons to whom it is declared, 0 undeclared",
                filled.size(),
                screens,
                dialogs,
                Role.values().length,
                answers,
                unread,
                frames,
                letters,
                declared.values().stream().mapToInt(Set::size).sum());
    }

    private Set<String> fill() {
        SignedIn.as(Role.OFFICIAL);
        Incident incident = incidents.current().orElseThrow();
        new CanaryPerson(context, incident).goesThrough();
        SignedIn.out();
        List<SealedColumn> columns =
                rooms.stream().flatMap(room -> room.sealedColumns().stream()).toList();
        Set<String> filled = transactions.execute(
                work -> new CanariesInFields(jdbc, context.getBean(FieldCipher.class)).put(columns));
        Set<String> empty = columns.stream()
                .map(column -> column.table() + "." + column.column())
                .collect(Collectors.toCollection(TreeSet::new));
        empty.removeAll(filled);
        assertThat(empty).as("without a canary").isSubsetOf(WITHOUT);
        return filled;
    }

    private void look(ScreensInBrowser shown, Page page, WireTap tap, Role role, String route) {
        // what still came to the screen before it
        tap.take();
        shown.open(page, route);
        judge(tap, role, route);
        for (Locator link : page.locator("main a[href][download]").all().stream()
                .limit(MOST_FILES)
                .toList()) {
            ScreensInBrowser.trying(
                    () -> link.evaluate("link => fetch(link.href).then(answer => answer.arrayBuffer()).then(() => 0)"));
        }
        shown.press(page, BUTTONS, by -> {
            dialogs += ScreensInBrowser.isDialogOpen(page) ? 1 : 0;
            judge(tap, role, route);
        });
        screens++;
    }

    private void judge(WireTap tap, Role role, String route) {
        String all = tap.take();
        letters += all.length();
        if (CanaryPerson.CANARIES.stream().anyMatch(canary -> canary.isIn(all))) {
            boolean isDeclared =
                    PersonsOnScreens.DECLARED.getOrDefault(role, Set.of()).contains(route);
            (isDeclared ? declared : undeclared)
                    .computeIfAbsent(role, any -> new TreeSet<>())
                    .add(route);
        }
    }
}
