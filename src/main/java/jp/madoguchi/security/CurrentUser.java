package jp.madoguchi.security;

import java.util.Optional;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The user on whose behalf the current request or job runs. */
@Component
public class CurrentUser {
    public Optional<PortalUser> get() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof PortalUser.Principal principal
                ? Optional.of(principal.portalUser())
                : Optional.empty();
    }

    /** The user's own e-mail address, as the sign-in knows it; empty where it knows none. */
    public Optional<String> address() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof PortalUser.Principal principal
                ? principal.address()
                : Optional.empty();
    }

    /** @throws AuthenticationCredentialsNotFoundException where nobody is signed in */
    public PortalUser require() {
        return get().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody is signed in"));
    }

    /**
     * The organisation that scopes what the user may see and send.
     *
     * @throws RejectedException where the user belongs to none
     */
    public String requireOrganisation() {
        String organisation = require().organisation();
        if (organisation == null) {
            throw new RejectedException(MessageText.of("security.noOrganisation"));
        }
        return organisation;
    }
}
