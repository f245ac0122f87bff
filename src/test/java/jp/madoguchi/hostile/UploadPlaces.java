package jp.madoguchi.hostile;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import jp.madoguchi.contract.ContractEntryService;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.contract.ContractsOfTests;
import jp.madoguchi.demo.DemoGifts;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.regulator.ActionsOfTests;
import jp.madoguchi.regulator.RegulatorEntryService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import jp.madoguchi.testing.KokoIncident;
import org.springframework.context.ApplicationContext;

/** Every place of the screens that takes a file, with all that has to be there for somebody to get there. */
final class UploadPlaces {
    private static final PortalUser SOUTH = ContractsOfTests.SOUTH;
    private static final PortalUser OFFICIAL = ContractsOfTests.OFFICIAL;
    private static final PortalUser SUPERVISOR =
            new PortalUser("supervisor", "高橋 由美", "call-center", Set.of(Role.SUPERVISOR));
    private static final PortalUser ADMIN = new PortalUser("admin", "加藤 修", "city", Set.of(Role.ADMIN));

    private static final String IMPORT = "platform.import.store";

    private final Messages messages;
    private final long obligation;
    private final long action;
    private final List<UploadPlace> places = new ArrayList<>();

    /** Sets up an incident, a contract and an action of an authority. */
    UploadPlaces(ApplicationContext portal) {
        messages = portal.getBean(Messages.class);
        Incident incident = KokoIncident.setUp(portal.getBean(IncidentService.class));
        long contract = ContractsOfTests.enter(portal.getBean(ContractEntryService.class), incident);
        obligation = SystemUser.run(
                OFFICIAL,
                () -> portal.getBean(ContractService.class)
                        .obligations(contract)
                        .getFirst()
                        .id());
        action = SystemUser.run(
                OFFICIAL,
                () -> portal.getBean(RegulatorEntryService.class).enter(incident.id(), ActionsOfTests.order()));
        ofTheDesk();
        ofTheCity();
        ofTheContractor();
        ofTheRegister();
        ofTheAdministrator();
    }

    List<UploadPlace> all() {
        return List.copyOf(places);
    }

    private void ofTheDesk() {
        String view = "callstats/ui/ImportView.java";
        String calls = "call_id,received_at,answered_at,ended_at,trunk,caller,agent,result";
        table("calls", view, SUPERVISOR, () -> go("desk/import"), 0, calls, n -> """
                N-%d,2022-07-20T09:30:27+09:00,2022-07-20T09:30:34+09:00,2022-07-20T09:33:56+09:00,0120,090-0415-5955,op05,ANSWERED
                """.formatted(n));
        String inquiries = "call_id,started_at,ended_at,operator,caller,category,summary,outcome";
        Runnable secondTab = () -> {
            go("desk/import");
            _get(TabSheet.class).setSelectedIndex(1);
        };
        table("inquiries", view, SUPERVISOR, secondTab, 0, inquiries, n -> """
                ,2022-07-20T09:%02d:34+09:00,2022-07-20T09:59:56+09:00,op05,090-0415-5955,FRAUD,少額の請求が続いた %d,RESOLVED
                """.formatted(n % 60, n));
    }

    private void ofTheCity() {
        String cards = "card_ref,issuer,holder_name,holder_kana,email,phone,purchased_on";
        table("cards", "casefile/ui/CardImportView.java", OFFICIAL, () -> go("city/import"), 0, cards, n ->
                """
                K9%05d,C,井上 陽子,イノウエ ヨウコ,user%d@example.jp,0700471%04d,2021-12-28
                """.formatted(n, n, n));
        String gifts = "outreach/gift/ui/GiftsView.java";
        places.add(new UploadPlace(
                "gifts",
                gifts,
                OFFICIAL,
                () -> go("city/gifts"),
                0,
                "url,serial,value,lapses_on,provider",
                n -> DemoGifts.lot("x", 2, 500, LocalDate.of(2025, 6, 30), n).bytes(),
                words(IMPORT)));
        String results = "serial,state,happened_on,value";
        table(
                "results of gifts",
                gifts,
                OFFICIAL,
                () -> go("city/gifts"),
                1,
                results,
                n -> "ZZZZ%04dZZZZ9999,received,2022-07-01,500\n".formatted(n));
        Runnable sending = () -> go("city/sending");
        places.add(new UploadPlace(
                "list of a mail server",
                "outreach/sending/ui/EvidencePanel.java",
                OFFICIAL,
                sending,
                0,
                "id",
                n -> "a good list is one with our numbers".getBytes(UTF_8),
                List.of()));
        table(
                "results of a sender outside",
                "outreach/sending/ui/ResultsPanel.java",
                OFFICIAL,
                sending,
                1,
                "delivery_id,result,code,cause,sent_at,delivered_at",
                n -> n + ",SENT,,,,\n");
        paper(
                "document of the contract",
                "contract/ui/EntryDialogs.java",
                OFFICIAL,
                opening("city/contract/details", "contract.document.attach"),
                "contract.details.save");
    }

    private void ofTheContractor() {
        String counts = "as_of,issuer,affected_cards,reissued_cards";
        places.add(new UploadPlace(
                "counts of issuers",
                "reissue/ui/SubmissionPanel.java",
                SOUTH,
                () -> go("contractor"),
                0,
                counts,
                n -> (counts + "\n"
                                + "DAY,A,21842,6771\nDAY,B,15930,4460\nDAY,C,12614,3431\nDAY,D,7995,2158\nDAY,E,4956,1209\n")
                        .replace("DAY", LocalDate.of(2022, 5, 1).plusDays(n).toString())
                        .getBytes(UTF_8),
                words("reissue.submission.keep", "reissue.submission.send")));
        paper(
                "evidence",
                "contract/ui/EvidenceForm.java",
                SOUTH,
                () -> go("contractor/contract/month?month=2022-06&obligation=" + obligation),
                "contract.evidence.submit");
        paper(
                "document of a cost",
                "contract/ui/CostForm.java",
                SOUTH,
                () -> go("contractor/contract/costs"),
                "contract.cost.send");
    }

    private void ofTheRegister() {
        String page = "city/regulator/" + action;
        paper(
                "document of an authority",
                "regulator/ui/ActionDialogs.java",
                OFFICIAL,
                opening(page, "regulator.documents.add"),
                "regulator.documents.add");
        paper(
                "document of a measure",
                "regulator/ui/FollowUpForm.java",
                OFFICIAL,
                opening(page, "regulator.follow"),
                "regulator.follow.save");
    }

    private void ofTheAdministrator() {
        String view = "incident/ui/IncidentView.java";
        Runnable open = () -> go("admin/incident");
        table("milestones", view, ADMIN, open, 0, "start,end,kind,channel,title_ja,title_en", n -> """
                2022-07-01,2022-07-01,ADVANCE_NOTICE,EMAIL,告知 %d,notice %d
                """.formatted(n, n));
        places.add(new UploadPlace(
                "definition of the incident",
                "incident/ui/DefinitionUpload.java",
                ADMIN,
                open,
                1,
                "{",
                n -> resource("/demo/incident.json"),
                words("incident.definition.apply")));
    }

    private void table(
            String what,
            String source,
            PortalUser user,
            Runnable open,
            int number,
            String header,
            IntFunction<String> rows) {
        places.add(new UploadPlace(
                what,
                source,
                user,
                open,
                number,
                header,
                n -> (header + "\n" + rows.apply(n)).getBytes(UTF_8),
                words(IMPORT)));
    }

    private void paper(String what, String source, PortalUser user, Runnable open, String send) {
        places.add(new UploadPlace(
                what, source, user, open, 0, "x,y", n -> ContractsOfTests.pdf(String.valueOf(n)), words(send)));
    }

    private Runnable opening(String address, String button) {
        return () -> {
            go(address);
            _click(_find(Button.class, spec -> spec.withText(words(button).getFirst()))
                    .getFirst());
        };
    }

    private List<String> words(String... keys) {
        return List.of(keys).stream()
                .map(key -> messages.get(Locale.JAPANESE, key))
                .toList();
    }

    private static void go(String address) {
        Location location = new Location(address);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private static byte[] resource(String name) {
        try (InputStream file = UploadPlaces.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
