package jp.madoguchi.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

class DemoUsersTest {
    @Test
    void aTrainingRoomHasAsManyOperatorsAsItWasToldAndNoMore() {
        DemoUsers training = new DemoUsers(4);

        assertThat(training.loadUserByUsername("operator4").getAuthorities())
                .extracting(Object::toString)
                .containsExactly("ROLE_OPERATOR");
        assertThatThrownBy(() -> training.loadUserByUsername("operator5"))
                .isInstanceOf(UsernameNotFoundException.class);
        assertThatThrownBy(() -> new DemoUsers(2).loadUserByUsername("operator3"))
                .isInstanceOf(UsernameNotFoundException.class);
    }
}
