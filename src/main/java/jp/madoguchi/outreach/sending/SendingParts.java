package jp.madoguchi.outreach.sending;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.madoguchi.outreach.MessageChannel;
import org.springframework.stereotype.Component;

/** What the workers of every node share. */
@Component
class SendingParts {
    private final Queue queue;
    private final Outcomes outcomes;
    private final NodeStore nodes;
    private final MessageComposer composer;
    private final WaveNews news;
    private final SendingSettings settings;
    private final Map<MessageChannel, DeliveryChannel> channels;
    private final Clock clock;

    SendingParts(
            Queue queue,
            Outcomes outcomes,
            NodeStore nodes,
            MessageComposer composer,
            WaveNews news,
            SendingSettings settings,
            List<DeliveryChannel> channels,
            Clock clock) {
        this.queue = queue;
        this.outcomes = outcomes;
        this.nodes = nodes;
        this.composer = composer;
        this.news = news;
        this.settings = settings;
        this.channels = channels.stream().collect(Collectors.toMap(DeliveryChannel::kind, Function.identity()));
        this.clock = clock;
    }

    /** The same with other servers at the end of the line. */
    SendingParts with(SendingSettings other, DeliveryChannel... lines) {
        return new SendingParts(queue, outcomes, nodes, composer, news, other, List.of(lines), clock);
    }

    Queue queue() {
        return queue;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    NodeStore nodes() {
        return nodes;
    }

    Map<Long, ComposedMessage> compose(Collection<Long> deliveryIds) {
        return composer.compose(deliveryIds);
    }

    WaveNews news() {
        return news;
    }

    SendingSettings settings() {
        return settings;
    }

    Map<MessageChannel, DeliveryChannel> channels() {
        return channels;
    }

    DeliveryChannel channel(MessageChannel kind) {
        return Objects.requireNonNull(channels.get(kind));
    }

    Clock clock() {
        return clock;
    }
}
