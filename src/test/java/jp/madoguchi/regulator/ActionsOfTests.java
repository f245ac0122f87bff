package jp.madoguchi.regulator;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import org.jspecify.annotations.Nullable;

/** Actions as tests need them. */
public final class ActionsOfTests {
    public static final PortalUser OFFICIAL = new PortalUser("official", "渡辺 誠", "city", Set.of(Role.OFFICIAL));
    public static final PortalUser OFFICIAL2 = new PortalUser("official2", "山本 恵", "city", Set.of(Role.OFFICIAL));
    public static final PortalUser AUDITOR = new PortalUser("auditor", "小林 薫", "city", Set.of(Role.AUDITOR));
    public static final LocalDate ISSUED = LocalDate.of(2022, 6, 30);

    private ActionsOfTests() {}

    /** An improvement order with two measures and a reason. */
    public static ActionTerms order() {
        return order("経済産業省", ISSUED);
    }

    public static ActionTerms order(String authority, LocalDate issuedOn) {
        return order(authority, issuedOn, LocalDate.of(2022, 11, 29));
    }

    /** @param dueOn of the first measure */
    public static ActionTerms order(String authority, LocalDate issuedOn, LocalDate dueOn) {
        return new ActionTerms(
                ActionKind.IMPROVEMENT_ORDER,
                authority,
                issuedOn,
                "株式会社決済",
                "割賦販売法",
                "第35条の17",
                null,
                null,
                "適切な管理を命じる",
                List.of(new MeasureTerms(null, "国際基準の維持", dueOn), new MeasureTerms(null, "経営体制の見直し", null)),
                List.of("診断報告書の改ざん"),
                null);
    }

    /** The terms with which the form of an action begins. */
    public static ActionTerms termsOf(RegulatorAction action, String subject) {
        return new ActionTerms(
                action.kind(),
                action.authority(),
                action.issuedOn(),
                action.addressee(),
                action.basis().law(),
                action.basis().article(),
                action.basis().asOf(),
                action.basis().laterNumber(),
                subject,
                measuresOf(action),
                action.reasons(),
                action.remark());
    }

    public static List<MeasureTerms> measuresOf(RegulatorAction action) {
        List<MeasureTerms> measures = new ArrayList<>();
        action.measures().forEach(measure -> measures.add(new MeasureTerms(measure.id(), measure.text(), null)));
        return measures;
    }

    public static FollowUp note(RequiredMeasure measure, MeasureState state, NoteKind kind, @Nullable String note) {
        return new FollowUp(measure.owner(), state, measure.dueOn(), kind, null, note);
    }

    /** The smallest thing that is taken for a PDF; different texts give different digests. */
    public static byte[] pdf(String text) {
        return ("%PDF-1.4\n% " + text + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }
}
