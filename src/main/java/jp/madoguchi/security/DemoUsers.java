package jp.madoguchi.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The built-in users of the demo: the user name is the role, the password {@value #PASSWORD}. */
@Component
@Profile("demo")
public class DemoUsers implements UserDetailsService {
    public static final String PASSWORD = "demo";

    private static final List<PortalUser> USERS = List.of(
            user("operator", "佐藤 みどり", "call-center", Role.OPERATOR),
            user("operator2", "鈴木 翔", "call-center", Role.OPERATOR),
            user("supervisor", "高橋 由美", "call-center", Role.SUPERVISOR),
            user("contractor", "田中 健", "south-office", Role.CONTRACTOR),
            user("contractor2", "伊藤 直子", "north-office", Role.CONTRACTOR),
            user("official", "渡辺 誠", "city", Role.OFFICIAL),
            user("official2", "山本 恵", "city", Role.OFFICIAL),
            user("approver", "中村 隆", "city", Role.APPROVER),
            user("auditor", "小林 薫", "city", Role.AUDITOR),
            user("admin", "加藤 修", "city", Role.ADMIN));

    /** For a training room or a load test: so many operators in all, the further ones named {@code operator3} and so on. */
    private final int operators;

    DemoUsers(@Value("${madoguchi.demo.operators:2}") int operators) {
        this.operators = operators;
    }

    /** All of them, in the order in which the sign-in page shows them; further operators type their name. */
    public List<PortalUser> all() {
        return USERS;
    }

    /** With the further operators. */
    public List<PortalUser> everybody() {
        return Stream.concat(USERS.stream(), IntStream.rangeClosed(3, operators).mapToObj(DemoUsers::trainee))
                .toList();
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return everybody().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .map(DemoPrincipal::new)
                .orElseThrow(() -> new UsernameNotFoundException(name));
    }

    private static PortalUser trainee(int number) {
        return user("operator" + number, "研修 " + number, "call-center", Role.OPERATOR);
    }

    private static PortalUser user(String name, String displayName, @Nullable String organisation, Role role) {
        return new PortalUser(name, displayName, organisation, Set.of(role));
    }

    private static final class DemoPrincipal extends User implements PortalUser.Principal {
        private final PortalUser portalUser;

        DemoPrincipal(PortalUser user) {
            super(
                    user.name(),
                    "{noop}" + PASSWORD,
                    user.roles().stream()
                            .map(role -> new SimpleGrantedAuthority(role.authority()))
                            .collect(Collectors.toSet()));
            this.portalUser = user;
        }

        @Override
        public PortalUser portalUser() {
            return portalUser;
        }

        @Override
        public Optional<String> address() {
            return Optional.of(portalUser.name() + "@example.jp");
        }
    }
}
