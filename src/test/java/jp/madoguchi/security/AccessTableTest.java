package jp.madoguchi.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.security.ui.DeniedPage;
import jp.madoguchi.security.ui.NotFoundPage;
import jp.madoguchi.security.ui.SignInView;
import jp.madoguchi.testing.KokoIncident;
import jp.madoguchi.testing.Screen;
import jp.madoguchi.testing.SignedIn;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks everything that can be opened, called or invoked, as each role and as nobody, and compares what happens with
 * {@code access-table.csv}. Whatever has no line there fails the test.
 */
class AccessTableTest extends ViewTest {
    private static final String NOWHERE = "no-such-address";

    @Autowired
    IncidentService incidents;

    @Autowired
    PathMappedEndpoints endpoints;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    /** Built by hand, so that this test shares the context of the other ones. */
    private MockMvc mvc;

    @BeforeEach
    void theWholeChainOfFilters() {
        mvc = MockMvcBuilders.webAppContextSetup((WebApplicationContext) context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    @Test
    @Assures("A1")
    void screens() throws Exception {
        KokoIncident.setUp(incidents);
        signInAs(AccessTable.NOBODY);
        Map<String, RouteData> routes = RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .collect(Collectors.toMap(RouteData::getTemplate, route -> route));

        Set<Class<?>> areas = Arrays.stream(Area.values())
                .filter(area -> routes.containsKey(area.path()))
                .map(area -> routes.get(area.path()).getNavigationTarget())
                .collect(Collectors.toSet());

        AccessTable.of("route").holdsFor(routes.keySet(), (route, who) -> {
            signInAs(who);
            UI.getCurrent().navigate(route);
            Class<?> shown = shown();
            if (shown == routes.get(route).getNavigationTarget()) {
                return true;
            }
            // the address without a path leads on to the user's first area
            if (route.isEmpty() && areas.contains(shown)) {
                return true;
            }
            assertRefusedCalmly(route, who);
            return false;
        });
    }

    /** Who isn't signed in is asked to; who is, can't tell a screen that is not for them from one that isn't there. */
    private void assertRefusedCalmly(String route, String who) {
        if (who.equals(AccessTable.NOBODY)) {
            assertThat(shown()).as(route + " for nobody").isEqualTo(SignInView.class);
            return;
        }
        assertThat(shown()).as(route + " for " + who).isIn(DeniedPage.class, NotFoundPage.class);
        String refused = Screen.text();
        UI.getCurrent().navigate(NOWHERE);
        assertThat(Screen.text()).as(route + " for " + who).isEqualTo(refused);
    }

    private static Class<?> shown() {
        List<HasElement> chain = UI.getCurrent().getInternals().getActiveRouterTargetsChain();
        return chain.isEmpty() ? Void.class : ClassUtils.getUserClass(chain.getFirst());
    }

    private void signInAs(String who) {
        if (who.equals(AccessTable.NOBODY)) {
            signOut();
        } else {
            signIn(Role.named(who).orElseThrow());
        }
    }

    @Test
    @Assures("A1")
    void callsOfTheApi() throws Exception {
        KokoIncident.setUp(incidents);
        Map<String, List<Call>> calls = calls();

        AccessTable.of("api").holdsFor(calls.keySet(), (what, who) -> {
            Set<Boolean> outcomes = new HashSet<>();
            for (Call call : calls.get(what)) {
                outcomes.add(isLetThrough(call.request(), who));
            }
            assertThat(outcomes).as(what + " in all its formats, for " + who).hasSize(1);
            return outcomes.iterator().next();
        });
    }

    /** One mapping of a path, with what a request needs to reach the controller. */
    private record Call(RequestMappingInfo mapping, HandlerMethod handler, String path, HttpMethod method) {
        AbstractMockHttpServletRequestBuilder<?> request() {
            String uri =
                    path.replace("{code}", "koko-2022").replace("{id}", "1").replace("**", NOWHERE);
            assertThat(uri).as("a path whose variables the test knows").doesNotContain("{", "*");
            Set<MediaType> consumes = mapping.getConsumesCondition().getConsumableMediaTypes();
            AbstractMockHttpServletRequestBuilder<?> request;
            if (consumes.contains(MediaType.MULTIPART_FORM_DATA)) {
                request = MockMvcRequestBuilders.multipart(uri).file(new MockMultipartFile("file", new byte[0]));
            } else {
                request = MockMvcRequestBuilders.request(method, uri).content("");
                consumes.stream().findFirst().ifPresent(request::contentType);
            }
            mapping.getProducesCondition().getProducibleMediaTypes().stream()
                    .findFirst()
                    .ifPresent(request::accept);
            mapping.getParamsCondition()
                    .getExpressions()
                    .forEach(param -> request.param(param.getName(), String.valueOf(param.getValue())));
            Arrays.stream(handler.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                            && parameter.getParameterType() == LocalDate.class)
                    .forEach(parameter -> request.param(
                            parameter.getParameter().getName(),
                            LocalDate.of(2022, 7, 29).toString()));
            return request;
        }
    }

    private Map<String, List<Call>> calls() {
        Map<String, List<Call>> calls = new TreeMap<>();
        for (RequestMappingHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                for (String path : info.getPatternValues()) {
                    if (!path.startsWith("/api/") || path.endsWith(".yaml") || path.contains("swagger")) {
                        assertThat(AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), RestController.class)
                                        && handler.getBeanType()
                                                .getPackageName()
                                                .startsWith("jp.madoguchi"))
                                .as(path + " of ours lies outside /api")
                                .isFalse();
                        continue;
                    }
                    Set<HttpMethod> methods = info.getMethodsCondition().getMethods().stream()
                            .map(method -> method.asHttpMethod())
                            .collect(Collectors.toSet());
                    if (methods.isEmpty()) {
                        calls.computeIfAbsent("ANY " + path, any -> new ArrayList<>())
                                .addAll(List.of(
                                        new Call(info, handler, path, HttpMethod.GET),
                                        new Call(info, handler, path, HttpMethod.POST),
                                        new Call(info, handler, path, HttpMethod.DELETE)));
                    }
                    methods.forEach(method -> calls.computeIfAbsent(method + " " + path, any -> new ArrayList<>())
                            .add(new Call(info, handler, path, method)));
                }
            });
        }
        return calls;
    }

    /** What is neither a screen nor the API: the page for outsiders. An invented link is told so, whoever brings it. */
    @Test
    @Assures("A1")
    void pagesForOutsiders() throws Exception {
        Map<String, HttpMethod> pages = new TreeMap<>();
        for (RequestMappingHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                if (!handler.getBeanType().getPackageName().startsWith("jp.madoguchi")
                        || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), RestController.class)) {
                    return;
                }
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                for (String path : info.getPatternValues()) {
                    if (methods.isEmpty()) {
                        pages.put("ANY " + path, HttpMethod.GET);
                    }
                    methods.forEach(method -> pages.put(method + " " + path, method.asHttpMethod()));
                }
            });
        }
        AccessTable.of("page").holdsFor(pages.keySet(), (page, who) -> {
            String path = page.substring(page.indexOf(' ') + 1);
            MockHttpServletResponse response = as(
                    MockMvcRequestBuilders.request(
                                    pages.get(page),
                                    path.replace("{token}", "A".repeat(24)).replace("**", NOWHERE))
                            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .content("")
                            .with(from -> {
                                from.setRemoteAddr("192.0.2." + AccessTable.WHO.indexOf(who));
                                return from;
                            }),
                    who);
            assertThat(response.getHeader("Content-Security-Policy")).as(page).startsWith("default-src 'none'");
            return response.getStatus() == 404 || response.getStatus() == 200;
        });
    }

    private boolean isLetThrough(AbstractMockHttpServletRequestBuilder<?> request, String who) throws Exception {
        int status = as(request, who).getStatus();
        if (who.equals(AccessTable.NOBODY) && status != 200) {
            assertThat(status).as("status for nobody").isEqualTo(401);
        } else if (!who.equals(AccessTable.NOBODY)) {
            assertThat(status).as("status for " + who).isNotEqualTo(401);
        }
        return status != 401 && status != 403;
    }

    private MockHttpServletResponse as(AbstractMockHttpServletRequestBuilder<?> request, String who) throws Exception {
        SignedIn.out();
        if (!who.equals(AccessTable.NOBODY)) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((who + ":" + DemoUsers.PASSWORD).getBytes(StandardCharsets.UTF_8)));
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    @Test
    @Assures("A1")
    void methodsOfServices() throws Exception {
        KokoIncident.setUp(incidents);
        Map<String, List<GuardedMethods.Invocation>> methods = GuardedMethods.of(context);

        AccessTable.of("service").holdsFor(methods.keySet(), (what, who) -> {
            if (who.equals(AccessTable.NOBODY)) {
                SignedIn.out();
            } else {
                SignedIn.as(Role.named(who).orElseThrow());
            }
            Set<Boolean> outcomes = new HashSet<>();
            for (GuardedMethods.Invocation invocation : methods.get(what)) {
                outcomes.add(invocation.isLetThrough());
            }
            assertThat(outcomes)
                    .as(what + " with all its parameters, for " + who)
                    .hasSize(1);
            return outcomes.iterator().next();
        });
    }

    @Test
    @Assures("A1")
    void pathsOfTheActuator() throws Exception {
        AccessTable table = AccessTable.of("actuator");
        Set<String> paths = new HashSet<>(endpoints.getAllPaths());
        // and those of the table that are not there, since a later setting may expose them
        paths.addAll(table.things());

        table.holdsFor(paths, (path, who) -> isLetThrough(MockMvcRequestBuilders.get(path), who));
    }

    @Test
    void everyRoleOfTheTableIsARoleOfTheDemo() {
        assertThat(new DemoUsers(2).all())
                .extracting(PortalUser::name)
                .containsAll(Arrays.stream(Role.values())
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
