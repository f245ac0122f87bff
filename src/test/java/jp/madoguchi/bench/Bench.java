package jp.madoguchi.bench;

import java.io.IOException;
import jp.madoguchi.testing.PortalTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

/**
 * Measures on a real MariaDB what the portal promises to be fast. The portal is started on a new, empty database of the server
 * that the environment names; the results go to {@code target/bench}.
 */
public final class Bench {
    private Bench() {}

    /** @param args optionally the number of inquiries to measure with */
    public static void main(String[] args) throws IOException {
        int inquiries = args.length > 0 && !args[0].isBlank() ? Integer.parseInt(args[0]) : 1_000_000;
        CardImportBench.run();
        System.setProperty("madoguchi.test.database", "mariadb");
        ApplicationContext portal =
                new TestContextManager(Portal.class).getTestContext().getApplicationContext();
        new InquiryListBench(portal, inquiries).run();
        // the portal's threads don't end by themselves
        System.exit(0);
    }

    /** The portal as tests have it: without a web server, which would want the frontend built. */
    @PortalTest
    private static final class Portal {}
}
