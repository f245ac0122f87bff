package jp.madoguchi.outreach;

/** Tells in SQL whether a message went to an address or a number that was corrected since; what comes back of it says nothing of the new one. */
public final class FormerAddress {
    /**
     * Of the delivery {@code d}, by the key of where it went; of messages whose key isn't known, by the time. Asked of single rows: each part
     * is found by its key.
     */
    public static final String WAS_USED = """
            (exists (select 1 from contact_former f
                where f.case_id = d.case_id and f.channel = d.channel and f.address_key = d.address_key)
              or d.address_key is null and exists (select 1 from contact_corrected k
                where k.case_id = d.case_id and k.channel = d.channel
                  and not exists (select 1 from outside_batch_delivery o join outside_batch b on b.id = o.batch_id
                    where o.delivery_id = d.id and b.made_at > k.corrected_at)
                  and (exists (select 1 from outside_batch_delivery o where o.delivery_id = d.id)
                    or not exists (select 1 from delivery_attempt t where t.delivery_id = d.id and t.happened_at > k.corrected_at))))""";

    private FormerAddress() {}
}
