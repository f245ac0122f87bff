package jp.madoguchi.outreach.gift;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one place where codes are read. */
@Component
class GiftCodeOpener implements GiftCodes {
    private final JdbcClient jdbc;
    private final SealedCodes codes;

    GiftCodeOpener(JdbcClient jdbc, SealedCodes codes) {
        this.jdbc = jdbc;
        this.codes = codes;
    }

    @Override
    public Map<Long, GiftCode> open(Collection<Long> giftIds) {
        Map<Long, GiftCode> opened = new HashMap<>();
        for (List<Long> part : GiftStore.parts(giftIds.stream().distinct().toList())) {
            jdbc.sql("select id, code from gift where id in (:ids)")
                    .param("ids", part)
                    .query(row -> {
                        long id = row.getLong("id");
                        opened.put(id, codes.open(id, row.getBytes("code")));
                    });
        }
        if (!opened.keySet().containsAll(giftIds)) {
            throw new IllegalArgumentException("some of these gifts don't exist");
        }
        return opened;
    }
}
