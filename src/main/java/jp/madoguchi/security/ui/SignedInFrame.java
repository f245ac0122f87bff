package jp.madoguchi.security.ui;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.platform.ui.FrameUser;
import jp.madoguchi.security.CurrentUser;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Tells the page frame who is signed in. */
@Component
class SignedInFrame implements FrameUser {
    private final CurrentUser currentUser;
    private final AuthenticationContext authentication;
    private final Environment environment;
    private final Clock clock;

    SignedInFrame(CurrentUser currentUser, AuthenticationContext authentication, Environment environment, Clock clock) {
        this.currentUser = currentUser;
        this.authentication = authentication;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Optional<SignedIn> signedIn() {
        return currentUser
                .get()
                .map(user -> new SignedIn(
                        user.displayName(),
                        user.roles().stream()
                                .sorted()
                                .map(role -> MessageText.of("security.role." + role.name()))
                                .toList(),
                        user.organisation()));
    }

    @Override
    public List<MessageText> banners() {
        List<MessageText> banners = new ArrayList<>();
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            banners.add(
                    MessageText.of("security.banner.demo", Tokyo.today(clock).toString()));
        }
        if (environment.acceptsProfiles(Profiles.of("localhost"))) {
            banners.add(MessageText.of("security.banner.localhost"));
        }
        return banners;
    }

    @Override
    public void signOut() {
        authentication.logout();
    }
}
