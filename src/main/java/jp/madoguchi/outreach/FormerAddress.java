package jp.madoguchi.outreach;

/**
 * Tells in SQL whether a message went to an address or a number that was corrected since; what comes back of it says nothing of the new one,
 * and its link leads nobody to the person's page. A message is its person's: it may have gone to the address of another of their merged
 * cases, and the correction be that one's.
 */
public final class FormerAddress {
    /** By the key of the address; false where that is null. Found by its index. */
    public static String is(String addressKey, String caseId, String channel) {
        return """
                exists (select 1 from contact_former f join case_file fc on fc.id = f.case_id join case_file oc on oc.id = %s
                  where f.address_key = %s and f.channel = %s
                    and coalesce(fc.merged_into, fc.id) = coalesce(oc.merged_into, oc.id))""".formatted(caseId, addressKey, channel);
    }

    /**
     * Of the delivery {@code d}, by the key of where it went; of messages whose key isn't known, by the time. Asked of single rows: each part
     * is found by its key.
     */
    public static final String WAS_USED = """
            (%s
              or d.address_key is null and exists (select 1 from contact_corrected k
                where k.case_id = d.case_id and k.channel = d.channel
                  and not exists (select 1 from outside_batch_delivery o join outside_batch b on b.id = o.batch_id
                    where o.delivery_id = d.id and b.made_at > k.corrected_at)
                  and (exists (select 1 from outside_batch_delivery o where o.delivery_id = d.id)
                    or not exists (select 1 from delivery_attempt t where t.delivery_id = d.id and t.happened_at > k.corrected_at))))""".formatted(is("d.address_key", "d.case_id", "d.channel"));

    private FormerAddress() {}
}
