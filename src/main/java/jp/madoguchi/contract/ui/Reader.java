package jp.madoguchi.contract.ui;

import java.io.Serializable;
import jp.madoguchi.security.CurrentUser;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;

/**
 * What whoever looks at a page may do on it.
 *
 * @param area where the page lies, as the addresses of its neighbours begin
 * @param reviews an official on the city's pages
 * @param confirms an approver on the city's pages
 * @param handsIn the contractor on its own pages
 */
record Reader(String area, boolean reviews, boolean confirms, boolean handsIn) implements Serializable {
    static Reader ofCity(CurrentUser user) {
        PortalUser signedIn = user.require();
        return new Reader("city/contract", signedIn.has(Role.OFFICIAL), signedIn.has(Role.APPROVER), false);
    }

    static Reader ofContractor() {
        return new Reader("contractor/contract", false, false, true);
    }

    boolean isCity() {
        return !handsIn;
    }

    String month() {
        return area + "/month";
    }

    String costs() {
        return area + "/costs";
    }
}
