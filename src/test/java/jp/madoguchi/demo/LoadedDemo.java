package jp.madoguchi.demo;

import java.time.LocalDate;
import java.util.Set;
import jp.madoguchi.outreach.gift.GiftLotImporter;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;

/** The demo's incident for tests of other rooms. */
public final class LoadedDemo {
    private LoadedDemo() {}

    /** All but the waves, which take a minute; their marks are there. */
    public static void withoutWaves(AutowireCapableBeanFactory beans) {
        beans.createBean(DemoLoader.class).run(new DefaultApplicationArguments());
    }

    /** So that it is known what a gift is worth. */
    public static void lotOfThree(Imports imports, GiftLotImporter lots) {
        SystemUser.run(
                new PortalUser("official", "official", "city", Set.of(Role.OFFICIAL)),
                () -> imports.run(
                        lots,
                        DemoGifts.lot("QUOカードPay 第1ロット", 3, 500, LocalDate.of(2025, 6, 30), 1),
                        CharsetChoice.AUTO,
                        "official",
                        Progress.unwatched()));
    }
}
