package jp.madoguchi.contract.completion;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.audit.SentOnce;
import jp.madoguchi.contract.Contract;
import jp.madoguchi.contract.ContractService;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What has to be handed over for the day after the end. It is worked off after the decision too. */
@Service
@Transactional
public class HandoverService {
    static final int LONGEST_TEXT = 250;
    static final int LONGEST_OWNER = 100;
    static final int LONGEST_NOTE = 500;
    static final int MOST = 100;

    private final HandoverStore store;
    private final SettingStore settings;
    private final ContractService contracts;
    private final CompletionBasis basis;
    private final Messages messages;

    HandoverService(
            HandoverStore store,
            SettingStore settings,
            ContractService contracts,
            CompletionBasis basis,
            Messages messages) {
        this.store = store;
        this.settings = settings;
        this.contracts = contracts;
        this.basis = basis;
        this.messages = messages;
    }

    /** @throws RejectedException where there is no such contract */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    @Transactional(readOnly = true)
    public List<HandoverItem> items(long contractId) {
        contracts.contract(contractId);
        return store.all(contractId);
    }

    /**
     * Begins the list with one item of each usual kind, due on the day after the end.
     *
     * @throws RejectedException where the list has been begun
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void begin(long contractId) {
        settings.lock(contractId);
        Contract contract = contracts.contract(contractId);
        if (!store.all(contractId).isEmpty()) {
            throw new RejectedException(MessageText.of("contract.completion.handover.begun"));
        }
        for (HandoverKind kind : HandoverKind.values()) {
            if (kind != HandoverKind.OTHER) {
                String text = messages.get(Locale.JAPANESE, "contract.completion.handoverText." + kind.name());
                store.add(contractId, kind, text, null, contract.endsOn().plusDays(1), basis.signed());
            }
        }
        basis.changed(contractId, "contract.completion.audit.handover", contract.number(), null, Map.of());
    }

    /** @throws RejectedException without a text or a day, for too much of something */
    @RolesAllowed(Roles.OFFICIAL)
    @SentOnce
    public void add(long contractId, HandoverKind kind, String text, String owner, @Nullable LocalDate due) {
        Contract contract = contracts.contract(contractId);
        String words = basis.required("text", "contract.completion.handover.text", text, LONGEST_TEXT);
        String name = basis.optional("owner", owner, LONGEST_OWNER);
        LocalDate day = required(due);
        settings.lock(contractId);
        if (store.all(contractId).size() >= MOST) {
            throw new RejectedException(MessageText.of("contract.completion.handover.tooMany", MOST));
        }
        store.add(contractId, kind, words, name.isEmpty() ? null : name, day, basis.signed());
        basis.changed(
                contractId,
                "contract.completion.audit.handover",
                contract.number(),
                null,
                Map.of("contract.completion.audit.kind", kind.name()));
    }

    /** @throws RejectedException like {@link #add}, and where it is done or somebody else has changed it meanwhile */
    @RolesAllowed(Roles.OFFICIAL)
    public void change(long contractId, HandoverItem seen, String text, String owner, @Nullable LocalDate due) {
        Contract contract = contracts.contract(contractId);
        String words = basis.required("text", "contract.completion.handover.text", text, LONGEST_TEXT);
        String name = basis.optional("owner", owner, LONGEST_OWNER);
        LocalDate day = required(due);
        if (!store.change(
                contractId, seen.id(), seen.version(), words, name.isEmpty() ? null : name, day, basis.signed())) {
            throw CompletionBasis.meanwhile();
        }
        basis.changed(
                contractId,
                "contract.completion.audit.handover",
                contract.number(),
                null,
                Map.of("contract.completion.audit.kind", seen.kind().name()));
    }

    /** @throws RejectedException where nobody is named as its owner, it is done, or somebody else has changed it meanwhile */
    @RolesAllowed(Roles.OFFICIAL)
    public void done(long contractId, HandoverItem seen, String note) {
        Contract contract = contracts.contract(contractId);
        String words = basis.optional("note", note, LONGEST_NOTE);
        if (seen.owner() == null) {
            throw new RejectedException("note", MessageText.of("contract.completion.handover.noOwner"));
        }
        if (!store.done(contractId, seen.id(), seen.version(), words, basis.signed())) {
            throw CompletionBasis.meanwhile();
        }
        basis.changed(
                contractId,
                "contract.completion.audit.handoverDone",
                contract.number(),
                null,
                Map.of("contract.completion.audit.kind", seen.kind().name()));
    }

    /** Says that it isn't done after all. @throws RejectedException without a reason, and where somebody else has changed it meanwhile */
    @RolesAllowed(Roles.OFFICIAL)
    public void undo(long contractId, HandoverItem seen, String reason) {
        Contract contract = contracts.contract(contractId);
        String why = basis.required("reason", "contract.completion.rule.reason", reason, RuleService.LONGEST_REASON);
        if (!store.undo(contractId, seen.id(), seen.version(), basis.signed())) {
            throw CompletionBasis.meanwhile();
        }
        basis.changed(
                contractId,
                "contract.completion.audit.handoverUndone",
                contract.number(),
                why,
                Map.of("contract.completion.audit.kind", seen.kind().name()));
    }

    /**
     * Takes an item off the list that isn't needed.
     *
     * @throws RejectedException without a reason, where it is done, and where somebody else has changed it meanwhile
     */
    @RolesAllowed(Roles.OFFICIAL)
    public void remove(long contractId, HandoverItem seen, String reason) {
        Contract contract = contracts.contract(contractId);
        String why = basis.required("reason", "contract.completion.rule.reason", reason, RuleService.LONGEST_REASON);
        if (!store.remove(contractId, seen.id(), seen.version(), why, basis.signed())) {
            throw CompletionBasis.meanwhile();
        }
        basis.changed(
                contractId,
                "contract.completion.audit.handoverRemoved",
                contract.number(),
                why,
                Map.of(
                        "contract.completion.audit.kind",
                        seen.kind().name(),
                        "contract.completion.audit.text",
                        seen.text()));
    }

    private static LocalDate required(@Nullable LocalDate due) {
        if (due == null) {
            throw new RejectedException("due", MessageText.of("contract.completion.handover.due"));
        }
        return due;
    }
}
