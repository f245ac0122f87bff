package jp.madoguchi.bench;

import java.util.Set;
import jp.madoguchi.testing.PortalTest;
import org.springframework.test.context.TestContextManager;

/**
 * Measures on a real MariaDB what the portal promises to be fast. The portal is started on a new, empty database of the server
 * that the environment names; the results go to {@code target/bench}.
 */
public final class Bench {
    private Bench() {}

    /**
     * @param args optionally the number of inquiries to measure with, and the measurements to make: import, cases, duplicates,
     *     reissue, contract, gifts, waves, sending, reach, reports, audit, list, desk, robot
     */
    public static void main(String[] args) {
        int outcome = 0;
        try {
            measure(args);
        } catch (Throwable e) {
            // the portal's threads would keep Maven waiting for them, with nothing said
            e.printStackTrace();
            outcome = 1;
        }
        // the portal's threads don't end by themselves
        System.exit(outcome);
    }

    private static void measure(String[] args) throws Exception {
        Set<String> parts = Set.of(args);
        int inquiries = parts.stream()
                .filter(arg -> arg.matches("\\d+"))
                .findFirst()
                .map(Integer::parseInt)
                .orElse(1_000_000);
        boolean all = parts.stream().allMatch(arg -> arg.matches("\\d*"));
        if (all || parts.contains("import")) {
            CardImportBench.run();
        }
        System.setProperty("madoguchi.test.database", "mariadb");
        if (all || parts.contains("cases")) {
            new CaseSearchBench(new TestContextManager(Portal.class)
                            .getTestContext()
                            .getApplicationContext())
                    .run();
        }
        if (all || parts.contains("duplicates")) {
            new DuplicateBench(new TestContextManager(Portal.class)
                            .getTestContext()
                            .getApplicationContext())
                    .run();
        }
        if (all || parts.contains("reissue")) {
            new ReissueBench(new TestContextManager(Portal.class)
                            .getTestContext()
                            .getApplicationContext())
                    .run();
        }
        if (all || parts.contains("contract")) {
            new ContractBench(new TestContextManager(Portal.class)
                            .getTestContext()
                            .getApplicationContext())
                    .run();
        }
        if (all || parts.contains("gifts")) {
            new GiftAllocationBench(new TestContextManager(Portal.class)
                            .getTestContext()
                            .getApplicationContext())
                    .run();
        }
        if (all || parts.contains("sending")) {
            new SendingBench(new TestContextManager(Portal.class)
                            .getTestContext()
                            .getApplicationContext())
                    .run();
        }
        if (all || parts.contains("waves")) {
            new WaveBench(new TestContextManager(Portal.class).getTestContext().getApplicationContext()).run();
        }
        if (all || parts.contains("reach")) {
            new ReachBench(new TestContextManager(Portal.class).getTestContext().getApplicationContext()).run();
        }
        if (all || parts.contains("reports")) {
            new ReportBench(new TestContextManager(Portal.class)
                            .getTestContext()
                            .getApplicationContext())
                    .run();
        }
        // ten million unless a number is told
        if (all || parts.contains("audit")) {
            int events = parts.stream().anyMatch(arg -> arg.matches("\\d+")) ? inquiries : 10_000_000;
            new AuditBench(new TestContextManager(Portal.class).getTestContext().getApplicationContext(), events).run();
        }
        if (all || parts.contains("list")) {
            new InquiryListBench(
                            new TestContextManager(Portal.class)
                                    .getTestContext()
                                    .getApplicationContext(),
                            inquiries)
                    .run();
        }
        if (all || parts.contains("desk")) {
            DeskLoadBench.run(inquiries);
        }
        if (all || parts.contains("robot")) {
            DeskRobotBench.run();
        }
    }

    /** The portal as tests have it: without a web server, which would want the frontend built. */
    @PortalTest
    private static final class Portal {}
}
