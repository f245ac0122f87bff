package jp.madoguchi.audit;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import jp.madoguchi.security.Roles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Verifies a chain that may take longer than a request should. One verification runs at a time; who asks meanwhile waits for the same,
 * and who asks again is told how far it is. A result is given to whoever asks next, and once.
 */
@Service
public class AuditVerificationService {
    private final AuditVerifier verifier;
    private final Clock clock;
    private @Nullable Run run;

    AuditVerificationService(AuditVerifier verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    private record Run(Instant startedAt, AtomicLong verified, CompletableFuture<Verification> result) {}

    /** @param result null while it runs */
    public record Standing(
            Instant startedAt, long verified, @Nullable Verification result) {}

    /** Begins one where none runs, and waits for its end, but not for longer than told. */
    @RolesAllowed(Roles.AUDITOR)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Standing verification(Duration patience) {
        Run current = current();
        try {
            Verification result = current.result().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            forget(current);
            return new Standing(current.startedAt(), current.verified().get(), result);
        } catch (TimeoutException e) {
            return new Standing(current.startedAt(), current.verified().get(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Standing(current.startedAt(), current.verified().get(), null);
        } catch (ExecutionException e) {
            forget(current);
            throw new IllegalStateException("the trail could not be verified", e.getCause());
        }
    }

    private synchronized Run current() {
        Run known = run;
        if (known != null) {
            return known;
        }
        AtomicLong verified = new AtomicLong();
        CompletableFuture<Verification> result = new CompletableFuture<>();
        Run begun = new Run(clock.instant(), verified, result);
        Thread.ofVirtual().name("audit-verification").start(() -> {
            try {
                result.complete(verifier.verify(verified::set));
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        run = begun;
        return begun;
    }

    private synchronized void forget(Run ended) {
        if (run == ended) {
            run = null;
        }
    }
}
