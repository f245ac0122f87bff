package jp.madoguchi.inquiry.ui;

import java.time.Clock;
import java.util.function.Consumer;
import jp.madoguchi.casefile.CaseFileService;
import jp.madoguchi.inquiry.CallLinkService;
import jp.madoguchi.inquiry.CorrectionService;
import jp.madoguchi.inquiry.InquiryNumber;
import jp.madoguchi.inquiry.InquiryService;
import jp.madoguchi.inquiry.escalation.DeskEscalationService;
import jp.madoguchi.inquiry.escalation.ui.InquiryEscalations;
import jp.madoguchi.inquiry.followup.FollowUpService;
import jp.madoguchi.inquiry.followup.ui.FollowUpSection;
import jp.madoguchi.inquiry.script.ScriptService;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens an inquiry above whatever list it stands in, with all that the rooms know of it. */
@Component
class InquiryDialogs {
    private final InquiryService inquiries;
    private final CaseFileService cases;
    private final CorrectionService corrections;
    private final ScriptService scripts;
    private final DeskEscalationService escalations;
    private final CallLinkService links;
    private final FollowUpService followUps;
    private final CurrentUser currentUser;
    private final Clock clock;

    InquiryDialogs(
            InquiryService inquiries,
            CaseFileService cases,
            CorrectionService corrections,
            ScriptService scripts,
            DeskEscalationService escalations,
            CallLinkService links,
            FollowUpService followUps,
            CurrentUser currentUser,
            Clock clock) {
        this.inquiries = inquiries;
        this.cases = cases;
        this.corrections = corrections;
        this.scripts = scripts;
        this.escalations = escalations;
        this.links = links;
        this.followUps = followUps;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Where there is such an inquiry. One at a time is open in a list, which keeps this. */
    final class Opener {
        private final InquiryWords words;
        private final Runnable onChanged;
        private final Consumer<@Nullable String> onShown;
        private @Nullable InquiryDialog dialog;

        private Opener(InquiryWords words, Runnable onChanged, Consumer<@Nullable String> onShown) {
            this.words = words;
            this.onChanged = onChanged;
            this.onShown = onShown;
        }

        void open(long id) {
            if (dialog != null && dialog.isOpened()) {
                return;
            }
            PortalUser user = currentUser.require();
            inquiries.detail(id).ifPresent(detail -> {
                InquiryDialog opened = new InquiryDialog(
                        () -> inquiries.detail(id).orElse(detail),
                        cases,
                        words,
                        corrections,
                        () -> links.of(id),
                        scripts::version,
                        new InquiryEscalations(escalations, id),
                        new FollowUpSection(followUps, id, user, clock, onChanged),
                        user.has(Role.OPERATOR) || user.has(Role.SUPERVISOR),
                        onChanged);
                opened.addOpenedChangeListener(change -> {
                    if (!change.isOpened()) {
                        onShown.accept(null);
                    }
                });
                dialog = opened;
                opened.open();
                onShown.accept(InquiryNumber.of(id));
            });
        }
    }

    /**
     * @param onChanged is run after each correction and after each step of what is to be done
     * @param onShown gets the number of the inquiry that is shown, and nothing when it is closed
     */
    Opener over(InquiryWords words, Runnable onChanged, Consumer<@Nullable String> onShown) {
        return new Opener(words, onChanged, onShown);
    }
}
