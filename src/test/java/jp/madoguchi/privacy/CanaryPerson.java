package jp.madoguchi.privacy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.madoguchi.callstats.CallRecord;
import jp.madoguchi.callstats.CallRecordService;
import jp.madoguchi.callstats.apology.Apology;
import jp.madoguchi.callstats.apology.ApologyService;
import jp.madoguchi.casefile.AffectedCardsImporter;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.casefile.closing.CaseClosingService;
import jp.madoguchi.casefile.merge.MergeService;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.inquiry.CallbackPromise;
import jp.madoguchi.inquiry.Channel;
import jp.madoguchi.inquiry.CorrectionService;
import jp.madoguchi.inquiry.DraftService;
import jp.madoguchi.inquiry.InquiryDraft;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.InquiryValues;
import jp.madoguchi.inquiry.NewInquiry;
import jp.madoguchi.inquiry.Outcome;
import jp.madoguchi.inquiry.Particulars;
import jp.madoguchi.inquiry.Relation;
import jp.madoguchi.inquiry.SavedFilterService;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.inquiry.escalation.CityEscalationService;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.escalation.NewEscalation;
import jp.madoguchi.inquiry.escalation.Urgency;
import jp.madoguchi.inquiry.followup.AssigningService;
import jp.madoguchi.inquiry.request.RequestService;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.wave.OptOutService;
import jp.madoguchi.platform.i18n.LocalizedText;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.export.BulkExportService;
import jp.madoguchi.privacy.export.ExportDecisionService;
import jp.madoguchi.privacy.export.ExportScope;
import jp.madoguchi.privacy.retention.RetentionService;
import jp.madoguchi.privacy.subject.NewCorrection;
import jp.madoguchi.privacy.subject.PersonCorrectionService;
import jp.madoguchi.privacy.subject.SubjectRequest;
import jp.madoguchi.privacy.subject.SubjectRequestService;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.testing.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person like no other, who goes through all services that store something about people. */
final class CanaryPerson {
    static final String NAME = "珠洲森 麗佳";
    static final String KANA = "スズモリ レイカ";
    static final String EMAIL = "kanaria_suzumori@example.jp";
    static final String PHONE = "090-7391-4628";
    static final String CALLER = "080-6254-9317";
    /** Of no card in the demo. */
    private static final String FIRST_CARD = "K900001";

    private static final String SECOND_CARD = "K900002";
    static final List<Canary> CANARIES = List.of(
            new Canary("珠洲森"),
            new Canary("麗佳"),
            new Canary("スズモリ"),
            new Canary("kanaria_suzumori"),
            new Canary(PHONE),
            new Canary(CALLER),
            new Canary("金糸雀"));

    private final ApplicationContext context;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final Incident incident;
    /** As the portal has numbered the two persons. */
    private String reference = "";

    private String otherReference = "";

    CanaryPerson(ApplicationContext context, Incident incident) {
        this.context = context;
        this.clock = context.getBean(Clock.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.incident = incident;
    }

    /** As operator, supervisor and official; who is signed in behind it is one of them. */
    void goesThrough() {
        long first = person();
        busyCall();

        SignedIn.as(Role.OPERATOR);
        long promised = log(first, "折り返し", Outcome.CALLBACK, Particulars.NONE);
        long suspected = log(null, "なりすまし", Outcome.RESOLVED, impersonation());
        long again = log(first, "再送", Outcome.RESOLVED, sendAgain());
        bean(DraftService.class).keep(draft());
        bean(SavedFilterService.class).save(NAME + "様の折り返し", "text=" + note("絞り込み"));
        bean(CaseFileService.class).search(incident.id(), "珠洲森", 10);
        bean(CaseFileService.class).byPhone(incident.id(), PHONE);
        long escalation = bean(DeskEscalationService.class)
                .ask(new NewEscalation(again, key(), note("質問"), Urgency.NEXT_BUSINESS_DAY, null));
        SignedIn.as(Role.OFFICIAL);
        bean(CityEscalationService.class).answer(escalation, 1, note("回答"));
        bean(CityEscalationService.class).reveal(escalation, note("確認"));
        bean(RequestService.class).settleImpersonation(incident.id(), suspected, note("処置"));
        bean(RequestService.class)
                .settleGift(
                        incident.id(),
                        bean(RequestService.class).gifts(incident.id()).stream()
                                .filter(request -> request.caseId() == first)
                                .findFirst()
                                .orElseThrow()
                                .id(),
                        false,
                        note("再送不要"));

        SignedIn.as(Role.SUPERVISOR);
        bean(CorrectionService.class)
                .correct(
                        promised,
                        0,
                        new InquiryValues(
                                category(),
                                null,
                                Relation.HOLDER,
                                Outcome.CALLBACK,
                                Channel.PHONE,
                                CALLER,
                                first,
                                note("訂正"),
                                null,
                                false,
                                List.of()),
                        note("理由"));
        long callback = bean(CallbackService.class).waiting(incident.id()).stream()
                .filter(one -> CALLER.equals(one.phone()))
                .findFirst()
                .orElseThrow()
                .id();
        bean(CallbackService.class)
                .notReached(incident.id(), callback, bean(CallbackService.class).usualTime(incident.id()), note("留守"));
        bean(CallbackService.class).giveUp(incident.id(), callback, note("断念"));
        bean(AssigningService.class)
                .assign(
                        incident.id(),
                        List.of(new jp.madoguchi.inquiry.followup.Chosen(suspected, 0, false)),
                        null,
                        bean(AssigningService.class).usualTime(incident.id()),
                        note("引継ぎ"));
        apologies();
        closings();
        asksAboutOwnData();
        isHeld();
        wantsNoMessages(first);
        isTakenAway();
    }

    private void wantsNoMessages(long caseId) {
        OptOutService optOuts = bean(OptOutService.class);
        // the granted objection has stopped all ways
        optOuts.remove(incident.id(), caseId, MessageChannel.SMS, note("取り下げ"));
        optOuts.add(incident.id(), reference, MessageChannel.SMS, note("やはり不要"));
    }

    private void isTakenAway() {
        BulkExportService exports = bean(BulkExportService.class);
        SignedIn.as(Role.SUPERVISOR);
        exports.request(
                ExportScope.of("inquiry.list.title", NAME), 2_000, new LocalizedText(NAME, NAME), note("開示のため"));
        SignedIn.as(Role.APPROVER);
        ExportDecisionService decisions = bean(ExportDecisionService.class);
        decisions.refuse(decisions.requests().getFirst().id(), note("不要"));
        SignedIn.as(Role.OFFICIAL);
    }

    private void asksAboutOwnData() {
        SignedIn.as(Role.OFFICIAL);
        SubjectRequestService requests = bean(SubjectRequestService.class);
        long asked = requests.receive(
                incident.id(),
                new SubjectRequestService.NewRequest(
                        SubjectRequest.Kind.OBJECTION, reference, Tokyo.today(clock), note("免許証"), note("送らないでほしい")));
        requests.close(asked, true, note("承知"));
        long toCorrect = requests.receive(
                incident.id(),
                new SubjectRequestService.NewRequest(
                        SubjectRequest.Kind.CORRECTION, reference, Tokyo.today(clock), note("免許証"), note("誤り")));
        // by somebody else than who received it
        SignedIn.as(new PortalUser("official2", "official2", "city", Set.of(Role.OFFICIAL)));
        long caseId =
                bean(PersonCorrectionService.class).stored(toCorrect).getFirst().caseId();
        bean(PersonCorrectionService.class)
                .correct(
                        toCorrect, new NewCorrection(caseId, 0, NAME, KANA, EMAIL + ".example.com", PHONE, note("確認")));
        SignedIn.as(Role.OFFICIAL);
    }

    private void isHeld() {
        RetentionService retention = bean(RetentionService.class);
        retention.hold(incident.id(), reference, note("訴訟"));
        retention.lift(incident.id(), retention.holds(incident.id()).getFirst().id(), note("和解"));
    }

    private void apologies() {
        ApologyService apologies = bean(ApologyService.class);
        Apology waiting = apologies.waiting(incident.id()).stream()
                .filter(one -> CALLER.equals(one.phone()))
                .findFirst()
                .orElseThrow();
        apologies.notReached(incident.id(), waiting.id(), apologies.usualTime(incident.id()), note("不在"));
        apologies.giveUp(incident.id(), waiting.id(), note("中止"));
    }

    private void closings() {
        MergeService merges = bean(MergeService.class);
        long merge = merges.merge(caseOf(FIRST_CARD), caseOf(SECOND_CARD), note("同じ人"))
                .id();
        merges.undo(merge, note("別の人"));
        bean(CaseClosingService.class).close(incident.id(), otherReference, note("終了"));
    }

    private long person() {
        SignedIn.as(Role.OFFICIAL);
        String file =
                "card_ref,issuer,holder_name,holder_kana,email,phone,purchased_on\n" + FIRST_CARD + ",A," + NAME + ","
                        + KANA + "," + EMAIL + "," + PHONE + ",2021-12-28\n"
                        + SECOND_CARD + ",A,珠洲森 麗佳子,スズモリ レイカコ," + EMAIL + ",090-7391-4629,2021-12-28\n";
        bean(Imports.class)
                .run(
                        bean(AffectedCardsImporter.class),
                        new TableFile("cards.csv", file.getBytes(StandardCharsets.UTF_8)),
                        CharsetChoice.AUTO,
                        "official",
                        Progress.unwatched());
        reference = referenceOf(FIRST_CARD);
        otherReference = referenceOf(SECOND_CARD);
        return caseOf(FIRST_CARD);
    }

    private long caseOf(String card) {
        return jdbc.sql("select case_id from affected_card where card_ref = ?")
                .param(card)
                .query(Long.class)
                .single();
    }

    private String referenceOf(String card) {
        return jdbc.sql("select case_number from case_file where id = ?")
                .param(caseOf(card))
                .query(String.class)
                .single();
    }

    private void busyCall() {
        SignedIn.as(Role.SUPERVISOR);
        // two days before the day of the tests, at ten in the morning
        Instant at = Instant.parse("2022-08-02T01:00:00Z");
        bean(CallRecordService.class)
                .receive(
                        incident.id(),
                        List.of(new CallRecord("C1", at, null, at.plusSeconds(8), "0120", CALLER, null)));
    }

    private long log(@Nullable Long caseId, String about, Outcome outcome, Particulars particulars) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Particulars all = outcome == Outcome.CALLBACK
                ? new Particulars(
                        null,
                        Relation.HOLDER,
                        false,
                        null,
                        null,
                        false,
                        List.of(),
                        null,
                        new CallbackPromise(null, null))
                : particulars;
        return bean(InquiryService.class)
                .log(new NewInquiry(
                        incident.id(),
                        key(),
                        null,
                        caseId,
                        category(),
                        outcome,
                        Channel.PHONE,
                        now,
                        now,
                        CALLER,
                        note(about),
                        all))
                .id();
    }

    private static Particulars impersonation() {
        return new Particulars(null, Relation.HOLDER, true, null, null, false, List.of(), null, null);
    }

    private static Particulars sendAgain() {
        return new Particulars(null, Relation.HOLDER, false, null, null, true, List.of(), null, null);
    }

    private InquiryDraft draft() {
        return new InquiryDraft(
                key(),
                incident.id(),
                null,
                null,
                category(),
                Outcome.RESOLVED,
                Channel.PHONE,
                clock.instant(),
                CALLER,
                note("下書き"),
                1,
                Particulars.NONE,
                clock.instant());
    }

    private long category() {
        return incident.category("GIFT").orElseThrow().id();
    }

    private static String note(String about) {
        return about + "：金糸雀の" + NAME + "さん、" + PHONE + "、" + EMAIL;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private <T> T bean(Class<T> type) {
        return context.getBean(type);
    }
}
