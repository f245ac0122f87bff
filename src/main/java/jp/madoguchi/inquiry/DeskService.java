package jp.madoguchi.inquiry;

import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.audit.AuditEntry;
import jp.madoguchi.audit.Looks;
import jp.madoguchi.casefile.CaseFile;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.casefile.GiftsOfCases;
import jp.madoguchi.casefile.MessagesOfCases;
import jp.madoguchi.casefile.SurveyAnswersOfCards;
import jp.madoguchi.casefile.closing.CaseClosingService;
import jp.madoguchi.inquiry.callback.CallbackService;
import jp.madoguchi.inquiry.request.RequestService;
import jp.madoguchi.platform.text.PhoneDigits;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an operator needs to know while the caller talks: which calls run, who calls, and whether they called before. */
@Service
@Transactional(readOnly = true)
@RolesAllowed({Roles.OPERATOR, Roles.SUPERVISOR})
public class DeskService {
    /** Of a caller who has called before, so many are shown. */
    public static final int LATEST = 3;

    /** Of a person's contacts, so many are shown. */
    public static final int STORY = 10;

    private final ObjectProvider<RunningCalls> runningCalls;
    private final InquiryQueries queries;
    private final CaseFileService cases;
    private final ParticularsStore particulars;
    private final RequestService requests;
    private final CallbackService callbacks;
    private final CaseClosingService closings;
    private final ObjectProvider<SurveyAnswersOfCards> answers;
    private final ObjectProvider<GiftsOfCases> gifts;
    private final ObjectProvider<MessagesOfCases> messages;
    private final CurrentUser currentUser;
    private final Looks looks;

    DeskService(
            ObjectProvider<RunningCalls> runningCalls,
            InquiryQueries queries,
            CaseFileService cases,
            ParticularsStore particulars,
            RequestService requests,
            CallbackService callbacks,
            CaseClosingService closings,
            ObjectProvider<SurveyAnswersOfCards> answers,
            ObjectProvider<GiftsOfCases> gifts,
            ObjectProvider<MessagesOfCases> messages,
            CurrentUser currentUser,
            Looks looks) {
        this.runningCalls = runningCalls;
        this.queries = queries;
        this.cases = cases;
        this.particulars = particulars;
        this.requests = requests;
        this.callbacks = callbacks;
        this.closings = closings;
        this.answers = answers;
        this.gifts = gifts;
        this.messages = messages;
        this.currentUser = currentUser;
        this.looks = looks;
    }

    /** The running calls: first those still to be logged, of them the user's own, then by their beginning. */
    public List<DeskCall> calls(long incidentId) {
        List<RunningCall> running = runningCalls.stream()
                .flatMap(source -> source.running(incidentId).stream())
                .toList();
        Set<String> logged = queries.logged(
                incidentId, running.stream().map(RunningCall::callId).toList());
        String me = currentUser.require().name();
        return running.stream()
                .map(call -> new DeskCall(call, me.equals(call.agent()), logged.contains(call.callId())))
                .sorted(Comparator.comparing(DeskCall::logged)
                        .thenComparing(call -> !call.mine())
                        .thenComparing(call -> call.call().answeredAt()))
                .toList();
    }

    /** The persons with this number, and what was asked from it before. */
    public Caller caller(long incidentId, @Nullable String phone) {
        String digits = PhoneDigits.of(phone);
        return digits == null || phone == null
                ? Caller.UNKNOWN
                : new Caller(cases.byPhone(incidentId, phone), queries.fromCaller(incidentId, digits, LATEST));
    }

    /** Persons by any part of what the caller says of themselves. */
    public List<CaseFile> search(long incidentId, String fragment, int limit) {
        return cases.search(incidentId, fragment, limit);
    }

    /** What has happened with a person so far, in any of their cases; of the contacts the last {@value #STORY}. */
    public CaseStory story(long incidentId, CaseFile person) {
        looks.look(AuditEntry.of("audit.look.case", "CASE", person.id(), person.caseNumber()), List.of(person.id()));
        List<Long> ids = person.ids();
        List<String> digits = List.copyOf(person.phoneDigits());
        return new CaseStory(
                queries.countOfCases(incidentId, ids, digits),
                queries.ofCases(incidentId, ids, digits, STORY),
                particulars.statedOf(ids),
                answers.stream().flatMap(source -> source.of(ids).stream()).toList(),
                requests.giftsOf(ids),
                gifts.stream().flatMap(source -> source.of(ids).stream()).toList(),
                messages.stream().flatMap(source -> source.of(ids).stream()).toList(),
                callbacks.ofCases(incidentId, ids),
                closings.of(ids).stream().findFirst().orElse(null));
    }

    /** The person whom a draft was about. */
    public Optional<CaseFile> person(long caseId) {
        return cases.byId(caseId);
    }
}
