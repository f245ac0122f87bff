package jp.madoguchi.contract;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;

/** The contract of the demo's incident, as tests need it. */
public final class ContractsOfTests {
    public static final PortalUser SOUTH =
            new PortalUser("contractor", "田中 健", "south-office", Set.of(Role.CONTRACTOR));
    public static final PortalUser NORTH =
            new PortalUser("contractor2", "伊藤 直子", "north-office", Set.of(Role.CONTRACTOR));
    public static final PortalUser OFFICIAL = new PortalUser("official", "渡辺 誠", "city", Set.of(Role.OFFICIAL));
    public static final PortalUser OFFICIAL2 = new PortalUser("official2", "山本 恵", "city", Set.of(Role.OFFICIAL));
    public static final PortalUser APPROVER = new PortalUser("approver", "中村 隆", "city", Set.of(Role.APPROVER));

    private ContractsOfTests() {}

    public static ContractTerms terms() {
        return new ContractTerms(
                "令4-117",
                "クーポン事業委託契約",
                "県",
                "south-office",
                "株式会社みなみ旅行",
                List.of(new Party("みなみコール株式会社", "コールセンターの運営（再委託）")),
                LocalDate.of(2022, 4, 1),
                LocalDate.of(2022, 9, 30));
    }

    public static ObligationTerms obligation(ObligationKind kind) {
        boolean after = kind == ObligationKind.AFTER_TERM;
        return new ObligationTerms(
                kind,
                "義務 " + kind,
                "確認方法 " + kind,
                LocalDate.of(2022, after ? 10 : 4, 1),
                after ? null : LocalDate.of(2022, 9, 30),
                Rhythm.MONTHLY,
                10,
                Side.CONTRACTOR);
    }

    /** With an obligation of each kind: 1 service, 2 costs, 3 reports, 4 after the term. */
    public static long enter(ContractEntryService entries, Incident incident) {
        return SystemUser.run(OFFICIAL, () -> {
            long id = entries.enter(incident.id(), terms());
            int version = 1;
            for (ObligationKind kind : ObligationKind.values()) {
                entries.addObligation(id, version++, obligation(kind), "契約書第3条");
            }
            return id;
        });
    }

    /** The smallest thing that is taken for a PDF; different texts give different digests. */
    public static byte[] pdf(String text) {
        return ("%PDF-1.4\n% " + text + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }
}
