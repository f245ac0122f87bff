package jp.madoguchi.outreach.sending;

import java.util.Collection;
import java.util.Map;

/** Writes messages out of their templates, for those who hand them over. */
public interface MessageComposer {
    /** By delivery; one whose case has no address any more, or a gift of which may not be sent, is missing. */
    Map<Long, ComposedMessage> compose(Collection<Long> deliveryIds);
}
