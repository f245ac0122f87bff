package jp.madoguchi.outreach.survey;

import java.util.Collection;
import java.util.Map;

/** Makes the links to the holder's page. */
public interface SurveyLinks {
    /** An address for each message, by delivery. Asking again makes a further one; those before stay good. */
    Map<Long, String> of(Collection<Long> deliveryIds);
}
