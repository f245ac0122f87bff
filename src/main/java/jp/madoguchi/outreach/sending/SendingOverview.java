package jp.madoguchi.outreach.sending;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.madoguchi.outreach.DeliveryState;
import jp.madoguchi.outreach.MessageChannel;
import org.jspecify.annotations.Nullable;

/** What the page of the sending shows. */
public final class SendingOverview {
    private SendingOverview() {}

    /** @param mailbox whether it is the mailbox of bounces; then there is no channel */
    public record ChannelState(
            @Nullable MessageChannel channel,
            boolean mailbox,
            boolean configured,
            String server,
            String sender,
            @Nullable Instant lookedAt,
            @Nullable String problem) {}

    /** @param here whether it is the portal that answers */
    public record NodeState(String id, Instant startedAt, Instant seenAt, boolean here) {}

    /** How many messages stand how; states without one are missing. */
    public record Counts(Map<DeliveryState, Integer> byState) {
        public Counts {
            byState = Map.copyOf(byState);
        }

        public int of(DeliveryState state) {
            return byState.getOrDefault(state, 0);
        }
    }

    /** A message that was refused for now. */
    public record Waiting(
            long deliveryId,
            @Nullable Integer waveNumber,
            String caseNumber,
            String address,
            @Nullable String code,
            @Nullable String cause,
            int attempts,
            Instant dueAt) {}

    /** A message that came back. */
    public record Bounce(
            long deliveryId,
            @Nullable Integer waveNumber,
            String caseNumber,
            String address,
            @Nullable String code,
            @Nullable String cause,
            Instant at) {}

    /** @param problem null where it answers */
    public record Reached(boolean answers, @Nullable String problem) {}

    /** Lists that are shown together. */
    public record Troubles(List<Waiting> waiting, List<Bounce> bounces) {
        public Troubles {
            waiting = List.copyOf(waiting);
            bounces = List.copyOf(bounces);
        }
    }
}
