package jp.madoguchi.reissue.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import jp.madoguchi.audit.AuditTrail;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.security.CurrentUser;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.CannotAcquireLockException;

/** A decision that the database breaks off, because two waited for each other or one for too long. */
class DecisionBrokenOffTest {
    private final ReviewStore store = mock();
    private final ReviewTexts texts = mock();
    private final AuditTrail audit = mock();
    private final ApplicationEventPublisher events = mock();
    private final ReviewService reviews = new ReviewService(
            store, mock(Dossiers.class), texts, mock(CurrentUser.class), audit, events, Clock.systemUTC());

    @Test
    void isRefusedInWordsAndTellsNobody() {
        when(texts.checked(any(), any(), anyInt())).thenReturn("よい");
        doThrow(new CannotAcquireLockException("deadlock")).when(store).lockAllOfSender(1);

        refused(() -> reviews.accept(1, "よい"));
        refused(() -> reviews.sendBack(1, "よい"));
        verify(store, times(2)).lockAllOfSender(1);
        verifyNoMoreInteractions(store);
        verifyNoInteractions(audit, events);
    }

    private static void refused(Runnable decision) {
        assertThatThrownBy(decision::run)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.text().key()).isEqualTo("reissue.review.meanwhile.busy"));
    }
}
