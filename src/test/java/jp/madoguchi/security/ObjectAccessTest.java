package jp.madoguchi.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
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
import jp.madoguchi.demo.LoadedDemo;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.imports.ReadingChoices;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.reissue.ReissueSubmissionService;
import jp.madoguchi.reissue.SubmissionWords;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.TableCounts;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * Two contractors, and every call that takes an id of something: the objects of one are for the other as if they weren't
 * there. Which id belongs to whom is not told to the test. It gives each call the ids of rows of every table, asks in both
 * names, and demands that at most one of the two learns more than of an id that doesn't exist. A call of which neither
 * learns anything proves nothing and fails.
 */
class ObjectAccessTest extends ViewTest {
    private static final PortalUser SOUTH = contractor("contractor", "south-office");
    private static final PortalUser NORTH = contractor("contractor2", "north-office");
    private static final long NOTHING = 4_611_686_018_427_387_905L;

    /** What is one for all: everybody may know which incident the portal is about. */
    private static final Set<String> FOR_ALL = Set.of("incident.IncidentService.byId");

    /** Calls that this test can't make well enough to be told anything, and the test that tries them instead. */
    private static final Map<String, String> TRIED_ELSEWHERE = Map.of(
            // notes something and answers nothing
            "audit.AuditTrail.look", "audit.LooksTest",
            "audit.AuditTrail.list", "audit.LooksTest",
            // the demo has no inspected notice
            "contract.completion.NoticeService.record", "contract.completion.NoticeServiceTest");

    @Autowired
    ReissueSubmissionService submissions;

    @Autowired
    IncidentService incidents;

    @Autowired
    PlatformTransactionManager transactions;

    private TransactionTemplate undone;
    private final List<Long> ids = new ArrayList<>();
    private final Map<Long, String> owners = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private int tried;
    private int parameters;
    private long incidentId;
    private int calls;

    @BeforeEach
    void transactions() {
        undone = new TransactionTemplate(transactions);
    }

    private void twoContractors() {
        LoadedDemo.withoutWaves(context.getAutowireCapableBeanFactory());
        for (PortalUser user : List.of(SOUTH, NORTH)) {
            SystemUser.run(user, () -> {
                submissions.keep(
                        counts("2022-08-01", "draft-" + user.name()),
                        ReadingChoices.NONE,
                        new SubmissionWords(null, "説明"));
                return null;
            });
        }
        incidentId = jdbc.sql("select id from incident").query(Long.class).single();
        int each = FullSize.of(2, 12);
        tables().forEach(table -> {
            ids.addAll(idsOf(table, "asc", each));
            ids.addAll(idsOf(table, "desc", each));
        });
    }

    /** One test, since loading the incident with both contractors' reports and the contract takes longer than all that is tried. */
    @Test
    @Assures("A2")
    void whatBelongsToAnotherContractorIsAnsweredLikeWhatIsNotThere() throws Exception {
        twoContractors();
        methods();
        int ofApi = api();
        int screens = screens();

        Measured.as(
                "%d parameters of calls open to contractors, %,d calls with ids of every table, %d of the API, %d addresses of screens: 0 told"
                        + " of the other's",
                parameters, calls, ofApi, screens);
    }

    private void methods() {
        Map<String, String> before = contents();
        Set<Long> ofOne = new TreeSet<>();
        List<Answered> whole = new ArrayList<>();
        GuardedMethods.of(context).forEach((what, invocations) -> {
            if (!AccessTable.of("service").allows(what, "contractor") || FOR_ALL.contains(what)) {
                return;
            }
            for (GuardedMethods.Invocation invocation : invocations) {
                for (int place : placesOfIds(invocation.method())) {
                    tried++;
                    if (!tryAll(what, invocation, place, ofOne, whole) && !TRIED_ELSEWHERE.containsKey(what)) {
                        problems.add(what + " told nobody anything: the test doesn't call it well enough");
                    }
                }
            }
        });
        // what is asked for a whole incident leads to nothing of the other one either
        for (Answered answered : whole) {
            ofOne.stream()
                    .filter(id -> answered.text().contains(String.valueOf(id)))
                    .filter(id -> !isOwn(id, answered.user()))
                    .forEach(id -> problems.add(answered.what() + " names " + id + " to "
                            + answered.user().name()));
        }

        assertThat(problems).isEmpty();
        assertThat(tried).isGreaterThan(20);
        assertThat(contents()).isEqualTo(before);
        parameters = tried;
    }

    private record Answered(String what, PortalUser user, String text) {}

    private boolean isOwn(long id, PortalUser user) {
        return owners.getOrDefault(id, "").equals(user.name());
    }

    /** @return whether anybody was told anything */
    private boolean tryAll(
            String what, GuardedMethods.Invocation invocation, int place, Set<Long> ofOne, List<Answered> whole) {
        boolean told = false;
        boolean ofIncident =
                invocation.method().getParameters()[place].getName().equals("incidentId");
        for (YearMonth month : months(invocation.method())) {
            String south = answer(invocation, place, NOTHING, month, SOUTH);
            String north = answer(invocation, place, NOTHING, month, NORTH);
            // a call that falls back on what is one's own tells that much already
            told |= !south.equals(north);
            if (returnsNothingToRead(invocation.method()) && !south.startsWith("! ")) {
                problems.add(what + " takes an id of nothing: " + south);
            }
            for (long id : ids) {
                String toSouth = answer(invocation, place, id, month, SOUTH);
                String toNorth = answer(invocation, place, id, month, NORTH);
                boolean southKnows = !toSouth.equals(south);
                boolean northKnows = !toNorth.equals(north);
                told |= southKnows || northKnows;
                if (ofIncident) {
                    told = true;
                    whole.add(new Answered(what, SOUTH, toSouth));
                    whole.add(new Answered(what, NORTH, toNorth));
                } else if (southKnows && northKnows) {
                    problems.add(what + " with " + id + " knows it for both: " + toSouth + " / " + toNorth);
                } else if (southKnows || northKnows) {
                    ofOne.add(id);
                    owners.put(id, southKnows ? SOUTH.name() : NORTH.name());
                }
            }
        }
        return told;
    }

    @Test
    @Assures("A2")
    void whoMayNotCallLearnsNothingFromTheRefusal() {
        long existing = KokoIncident.setUp(incidents).id();
        Map<String, Long> before = new TreeMap<>(TableCounts.of(jdbc));
        before.keySet().removeIf(name -> name.startsWith("audit"));
        AccessTable table = AccessTable.of("service");
        GuardedMethods.of(context).forEach((what, invocations) -> {
            for (Role role : Role.values()) {
                if (table.allows(what, role.name().toLowerCase(Locale.ROOT))) {
                    continue;
                }
                for (GuardedMethods.Invocation invocation : invocations) {
                    for (int place : placesOfIds(invocation.method())) {
                        tried++;
                        String there = answer(invocation, place, existing, null, user(role));
                        String nothing = answer(invocation, place, NOTHING, null, user(role));
                        if (!there.equals(nothing)
                                || !there.contains("security.authorization.AuthorizationDeniedException")) {
                            problems.add(what + " tells a " + role + ": " + there + " / " + nothing);
                        }
                    }
                }
            }
        });

        assertThat(problems).isEmpty();
        Map<String, Long> after = TableCounts.of(jdbc);
        after.keySet().removeIf(name -> name.startsWith("audit"));
        assertThat(after).isEqualTo(before);
        Measured.as(
                "%,d pairs of a role and a parameter it may not give: the same refusal for an id that exists and one that doesn't",
                tried);
    }

    private int api() throws Exception {
        int tried = 0;
        MockMvc mvc = MockMvcBuilders.webAppContextSetup((WebApplicationContext) context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        SystemUser.run(
                NORTH,
                () -> submissions.send(
                        counts("2022-07-15", "north"), ReadingChoices.NONE, new SubmissionWords(null, "説明")));
        int known = 0;
        for (String call : AccessTable.of("api").things()) {
            if (!call.contains("{id}") || !AccessTable.of("api").allows(call, "contractor")) {
                continue;
            }
            for (String organisation : List.of("south-office", "north-office")) {
                for (long id : jdbc.sql("select id from reissue_report where organisation = ?")
                        .param(organisation)
                        .query(Long.class)
                        .list()) {
                    PortalUser foreign = organisation.equals("south-office") ? NORTH : SOUTH;
                    tried++;
                    String toForeigner = answer(mvc, call, id, foreign);
                    assertThat(toForeigner)
                            .as(call + " " + id)
                            .isEqualTo(answer(mvc, call, NOTHING, foreign))
                            .startsWith("404");
                    if (call.startsWith("GET")
                            && answer(mvc, call, id, foreign == NORTH ? SOUTH : NORTH)
                                    .startsWith("200")) {
                        known++;
                    }
                }
            }
        }
        assertThat(tried).isPositive();
        assertThat(known).as("what its owner is told of").isPositive();
        return tried;
    }

    private static String answer(MockMvc mvc, String call, long id, PortalUser user) throws Exception {
        SignedIn.out();
        String uri = call.substring(call.indexOf(' ') + 1)
                .replace("{code}", "koko-2022")
                .replace("{id}", String.valueOf(id));
        MockHttpServletResponse response = mvc.perform(MockMvcRequestBuilders.request(
                                HttpMethod.valueOf(call.substring(0, call.indexOf(' '))), uri)
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString((user.name() + ":" + DemoUsers.PASSWORD)
                                                        .getBytes(StandardCharsets.UTF_8))))
                .andReturn()
                .getResponse();
        return response.getStatus() + " "
                + response.getContentAsString(StandardCharsets.UTF_8).replace(String.valueOf(id), "#");
    }

    private int screens() {
        List<String> addresses = new ArrayList<>();
        for (long report : jdbc.sql("select id from reissue_report order by id").query(Long.class).list().stream()
                .limit(FullSize.of(4, 200))
                .toList()) {
            addresses.add("contractor/receipt/" + report);
        }
        for (long contract :
                jdbc.sql("select id from contract").query(Long.class).list()) {
            for (String page : List.of("contract", "contract/details", "contract/costs", "completion")) {
                addresses.add("contractor/" + page + "?contract=" + contract);
            }
        }
        for (long obligation :
                // not those that begin later, whose month nobody is shown
                jdbc.sql("select id from contract_obligation where from_day <= '2022-06-30'")
                        .query(Long.class)
                        .list()) {
            addresses.add("contractor/contract/month?obligation=" + obligation + "&month=2022-06");
        }
        Map<String, String> toNorth = shownTo(NORTH, addresses);
        Map<String, String> toSouth = shownTo(SOUTH, addresses);
        Map<String, String> ofNothing = shownTo(
                NORTH,
                addresses.stream()
                        .map(address -> address.replaceAll("\\d{10,}", String.valueOf(NOTHING)))
                        .distinct()
                        .toList());

        toNorth.forEach((address, text) -> assertThat(text)
                .as(address)
                .isEqualTo(ofNothing.get(address.replaceAll("\\d{10,}", String.valueOf(NOTHING)))));
        // whose it is sees more, but for receipts that aren't there yet
        Set<String> none =
                jdbc.sql("select id from reissue_report where state <> 'ACCEPTED'").query(Long.class).list().stream()
                        .map(report -> "contractor/receipt/" + report)
                        .collect(Collectors.toSet());
        assertThat(addresses)
                .filteredOn(address -> !none.contains(address))
                .hasSizeGreaterThan(8)
                .allSatisfy(
                        address -> assertThat(toSouth.get(address)).as(address).isNotEqualTo(toNorth.get(address)));
        return addresses.size();
    }

    private Map<String, String> shownTo(PortalUser user, List<String> addresses) {
        signIn(user);
        Map<String, String> shown = new TreeMap<>();
        for (String address : addresses) {
            String[] parts = address.split("\\?", 2);
            UI.getCurrent()
                    .navigate(
                            parts[0],
                            parts.length == 1 ? QueryParameters.empty() : QueryParameters.fromString(parts[1]));
            shown.put(address, Screen.text().replaceAll("\\d{10,}", "#"));
        }
        return shown;
    }

    private static PortalUser user(Role role) {
        PortalUser user = SignedIn.as(role);
        SignedIn.out();
        return user;
    }

    /** What somebody is told: the result in words or the refusal, without the id that was asked for. Nothing of it stays. */
    private String answer(GuardedMethods.Invocation invocation, int place, long id, YearMonth month, PortalUser user) {
        calls++;
        Type[] types = invocation.method().getGenericParameterTypes();
        Object[] arguments = Arrays.stream(types)
                .map(type -> type == YearMonth.class && month != null ? month : SomeArguments.of(type))
                .toArray();
        for (int i = 0; i < types.length; i++) {
            if (invocation.method().getParameters()[i].getName().equals("incidentId")) {
                arguments[i] = incidentId;
            }
        }
        arguments[place] = asGiven(types[place], id);
        return undone.execute(status -> {
            status.setRollbackOnly();
            return SystemUser.run(user, () -> {
                try {
                    return words(invocation.method().invoke(invocation.bean(), arguments))
                            .replace(String.valueOf(id), "#");
                } catch (InvocationTargetException e) {
                    return "! " + refusal(e.getCause()).replace(String.valueOf(id), "#");
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            });
        });
    }

    private static String refusal(Throwable refused) {
        return refused instanceof RejectedException rejected
                ? rejected.field() + " " + rejected.text().key() + " "
                        + rejected.text().args()
                : refused.getClass().getName() + " " + refused.getMessage();
    }

    private static String words(Object result) {
        return result instanceof byte[] bytes
                ? bytes.length + " bytes"
                : String.valueOf(result).replaceAll("@[0-9a-f]+", "@");
    }

    private static Object asGiven(Type type, long id) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getRawType() == Set.class ? Set.of(id) : List.of(id);
        }
        return id;
    }

    /** Where a method takes the id of something, by itself or several. */
    private static List<Integer> placesOfIds(Method method) {
        List<Integer> places = new ArrayList<>();
        Type[] types = method.getGenericParameterTypes();
        for (int i = 0; i < types.length; i++) {
            String name = method.getParameters()[i].getName();
            boolean id = types[i] == long.class || types[i] == Long.class;
            boolean several = types[i] instanceof ParameterizedType collection
                    && Collection.class.isAssignableFrom((Class<?>) collection.getRawType())
                    && collection.getActualTypeArguments()[0] == Long.class;
            if ((id && !Set.of("offset", "after", "count", "limit").contains(name)) || several) {
                places.add(i);
            }
        }
        return places;
    }

    private static boolean returnsNothingToRead(Method method) {
        return method.getReturnType() == void.class || method.getReturnType() == long.class;
    }

    private static List<YearMonth> months(Method method) {
        List<YearMonth> months = new ArrayList<>();
        if (Arrays.asList(method.getParameterTypes()).contains(YearMonth.class)) {
            for (int month = 4; month <= 7; month++) {
                months.add(YearMonth.of(2022, month));
            }
        } else {
            months.add(YearMonth.of(2022, 6));
        }
        return months;
    }

    private List<String> tables() {
        return jdbc.sql("select table_name from information_schema.columns where table_schema = schema()"
                        + " and column_name = 'id' and lower(data_type) = 'bigint' order by table_name")
                .query(String.class)
                .list();
    }

    private List<Long> idsOf(String table, String order, int count) {
        return jdbc.sql("select id from " + table + " order by id " + order + " limit " + count)
                .query(Long.class)
                .list();
    }

    /** Every table's rows as one figure, but for the trail, which grows by being looked at. */
    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        TableCounts.of(jdbc).forEach((table, count) -> {
            if (!table.startsWith("audit") && count <= 2_000) {
                contents.put(
                        table,
                        String.valueOf(jdbc.sql("select * from " + table).query().listOfRows().stream()
                                .mapToLong(row -> row.values().stream()
                                        .filter(value -> value instanceof Number || value instanceof String)
                                        .map(String::valueOf)
                                        .toList()
                                        .hashCode())
                                .sum()));
            }
        });
        return contents;
    }

    private static TableFile counts(String day, String name) {
        return new TableFile(
                name + ".csv",
                ("基準日,カード会社,再発行件数\n" + day + ",A社,15500\n" + day + ",B社,10400\n" + day + ",C社,8600\n" + day
                                + ",D社,5500\n" + day + ",E社,3200\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static PortalUser contractor(String name, String organisation) {
        return new PortalUser(name, name, organisation, Set.of(Role.CONTRACTOR));
    }
}
