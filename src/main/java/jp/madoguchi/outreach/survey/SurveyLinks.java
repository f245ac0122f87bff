package jp.madoguchi.outreach.survey;

import java.util.Map;

/** Makes the links to the holder's page. */
public interface SurveyLinks {
    /**
     * An address for each message, by delivery. Asking again makes a further one; those before stay good, as long as the address that they
     * went to is not corrected.
     *
     * @param addressKeys where each message goes ({@link jp.madoguchi.outreach.AddressKeys}), by delivery
     */
    Map<Long, String> of(Map<Long, Long> addressKeys);
}
