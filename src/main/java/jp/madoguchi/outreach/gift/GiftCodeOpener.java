package jp.madoguchi.outreach.gift;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Set<Long> known = new HashSet<>();
        for (List<Long> part : GiftStore.parts(giftIds.stream().distinct().toList())) {
            jdbc.sql("select id, state, code from gift where id in (:ids)")
                    .param("ids", part)
                    .query(row -> {
                        long id = row.getLong("id");
                        known.add(id);
                        if (GiftState.valueOf(row.getString("state")).maySend()) {
                            opened.put(id, codes.open(id, row.getBytes("code")));
                        }
                    });
        }
        if (!known.containsAll(giftIds)) {
            throw new IllegalArgumentException("some of these gifts don't exist");
        }
        return opened;
    }
}
