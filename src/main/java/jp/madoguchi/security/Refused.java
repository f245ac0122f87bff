package jp.madoguchi.security;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Announced where a screen or a path of the API was refused to somebody, for the audit trail. A refusal by a service is noted there at
 * once and marked, so that what it leads to isn't noted a second time.
 *
 * @param what the address
 */
public record Refused(String what) {
    private static final String NOTED = Refused.class.getName();

    /** The running request's refusal stands in the trail. */
    public static void noted() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(NOTED, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** The attribute of a request whose refusal is noted. */
    public static String notedAttribute() {
        return NOTED;
    }
}
