package jp.madoguchi.outreach.template;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.privacy.Masking;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.Roles;
import jp.madoguchi.security.limit.Limit;
import jp.madoguchi.security.limit.Limited;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows messages before anybody gets them: with real persons, masked, and to oneself with dummies. No gift is opened for it. */
@Service
@Transactional(readOnly = true)
public class PreviewService {
    private static final int SOME = 5;
    private static final String HIDDEN = "●●●●";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+");

    private final ComposingQueries queries;
    private final Imprints imprints;
    private final TemplateService service;
    private final IncidentService incidents;
    private final TestMessages testMessages;
    private final CurrentUser currentUser;
    private final AuditTrail audit;
    private final Clock clock;

    PreviewService(
            ComposingQueries queries,
            Imprints imprints,
            TemplateService service,
            IncidentService incidents,
            TestMessages testMessages,
            CurrentUser currentUser,
            AuditTrail audit,
            Clock clock) {
        this.queries = queries;
        this.imprints = imprints;
        this.service = service;
        this.incidents = incidents;
        this.testMessages = testMessages;
        this.currentUser = currentUser;
        this.audit = audit;
        this.clock = clock;
    }

    /** Numbers of a few cases to begin with. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public List<String> examples(long incidentId) {
        return queries.someNumbers(incidentId, SOME);
    }

    /** @throws RejectedException where there is no such case */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public MessagePreview preview(long incidentId, MessageChannel channel, TemplateTexts texts, String caseNumber) {
        return preview(incidentId, channel, texts, caseNumber, ofNone(inForce(incidentId)));
    }

    /**
     * As the wave's messages say it: once it has been submitted, with the number, the hours and the incident's name that were in force then.
     *
     * @throws RejectedException where there is no such case or wave
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public MessagePreview previewOfWave(
            long incidentId, long waveId, MessageChannel channel, TemplateTexts texts, String caseNumber) {
        ComposingQueries.OfWave wave = queries.wave(incidentId, waveId).stream()
                .findFirst()
                .orElseThrow(() -> new RejectedException(MessageText.of("outreach.wave.rule.gone")));
        return preview(
                incidentId,
                channel,
                texts,
                caseNumber,
                wave.imprint() == null
                        ? new ComposingQueries.OfWave(wave.number(), wave.surveyUntil(), inForce(incidentId))
                        : wave);
    }

    private MessagePreview preview(
            long incidentId,
            MessageChannel channel,
            TemplateTexts texts,
            String caseNumber,
            ComposingQueries.OfWave wave) {
        ComposingQueries.Example example = queries.example(incidentId, caseNumber.strip()).stream()
                .findFirst()
                .orElseThrow(() -> new RejectedException(
                        "caseNumber", MessageText.of("outreach.template.rule.caseNumber", caseNumber.strip())));
        FieldValues values =
                dummies(wave, Masking.name(example.holderName()), example.caseNumber(), Math.max(1, example.cards()));
        String to = Addresses.of(channel, example.email(), example.phone());
        return new MessagePreview(
                example.caseNumber(),
                to == null ? null : channel == MessageChannel.EMAIL ? Masking.email(to) : Masking.phone(to),
                MessageForm.subject(texts, values::ja, values::en),
                MessageForm.text(texts, values::ja, values::en),
                MessageForm.html(texts, values::ja, values::en));
    }

    /** Whether a mail server is configured by which a test message could go out. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public boolean canSendTests() {
        return testMessages.available();
    }

    /** Where a test message of the user goes; empty where the sign-in knows no address of the user. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public Optional<String> ownAddress() {
        return currentUser.address().map(String::strip).filter(ADDRESS.asMatchPredicate());
    }

    /**
     * Sends one message with dummy values to the user's own address, and to no other: it would go out in the city's name.
     *
     * @throws RejectedException where the sign-in knows no address of the user, the template has mistakes, or the server refuses
     */
    @Limited(Limit.TEST_MESSAGES_PER_USER)
    @RolesAllowed(Roles.OFFICIAL)
    @Transactional
    public void sendTest(long incidentId, WaveKind kind, TemplateTexts texts) {
        String address = ownAddress()
                .orElseThrow(() -> new RejectedException(MessageText.of("outreach.template.rule.noAddress")));
        List<TemplateProblem> problems = service.check(incidentId, kind, MessageChannel.EMAIL, texts);
        if (!problems.isEmpty()) {
            throw new TemplateRefusedException(problems);
        }
        FieldValues values = dummies(ofNone(inForce(incidentId)), "窓口 太郎", "U000000", 2);
        testMessages.send(
                address,
                String.valueOf(MessageForm.subject(texts, values::ja, values::en)),
                MessageForm.text(texts, values::ja, values::en),
                MessageForm.html(texts, values::ja, values::en));
        audit.record(
                "outreach.template.audit.tested",
                Masking.email(address),
                null,
                Map.of("outreach.template.audit.kind", kind.name()));
    }

    private static FieldValues dummies(ComposingQueries.OfWave wave, String name, String caseNumber, int cards) {
        return new FieldValues(
                name,
                caseNumber,
                cards,
                Collections.nCopies(cards, HIDDEN),
                HIDDEN,
                wave.surveyUntil(),
                wave.number(),
                Objects.requireNonNull(wave.imprint()));
    }

    /** As if there were a wave: numbers and days that no wave has. */
    private ComposingQueries.OfWave ofNone(Imprint imprint) {
        return new ComposingQueries.OfWave(0, Tokyo.today(clock).plusDays(30), imprint);
    }

    private Imprint inForce(long incidentId) {
        if (incidents.byId(incidentId).isEmpty()) {
            throw new RejectedException(MessageText.of("incident.unknown"));
        }
        return imprints.inForce(incidentId);
    }
}
