package jp.madoguchi.outreach;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What a wave that is made of rows says beside its text, as it would have been frozen when it was submitted. */
public final class ReleasedImprint {
    public static final String HOTLINE = "0120-123-456";

    private ReleasedImprint() {}

    /** It was released when it came into the state that it is in. */
    public static void add(JdbcClient jdbc, long wave) {
        jdbc.sql("update wave set released_by = 'approver', released_at = state_at where id = ?")
                .param(wave)
                .update();
        jdbc.sql("""
                        insert into wave_imprint (wave_id, hotline, hotline_by, opens_at, closes_at, name_ja, name_en)
                        values (?, ?, 'official', 540, 1260, '事案', 'Incident')""").params(wave, HOTLINE).update();
    }
}
