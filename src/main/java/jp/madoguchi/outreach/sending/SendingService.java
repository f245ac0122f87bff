package jp.madoguchi.outreach.sending;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.sending.SendingOverview.ChannelState;
import jp.madoguchi.outreach.sending.SendingOverview.Counts;
import jp.madoguchi.outreach.sending.SendingOverview.NodeState;
import jp.madoguchi.outreach.sending.SendingOverview.Reached;
import jp.madoguchi.outreach.sending.SendingOverview.Troubles;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;

/** How the sending stands: servers, nodes, the queue, and what is in trouble. */
@Service
public class SendingService {
    private static final int SHOWN = 20;

    private final OverviewStore store;
    private final NodeStore nodes;
    private final SendingNode node;
    private final BounceMailbox mailbox;
    private final Map<MessageChannel, DeliveryChannel> channels;

    SendingService(
            OverviewStore store,
            NodeStore nodes,
            SendingNode node,
            BounceMailbox mailbox,
            List<DeliveryChannel> channels) {
        this.store = store;
        this.nodes = nodes;
        this.node = node;
        this.mailbox = mailbox;
        this.channels = new TreeMap<>();
        channels.forEach(channel -> this.channels.put(channel.kind(), channel));
    }

    /** The servers that the portal knows; no address of anybody, no secret. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
    public List<ChannelState> channels() {
        List<ChannelState> states = new ArrayList<>();
        channels.forEach((kind, channel) -> states.add(new ChannelState(
                kind,
                false,
                channel.isConfigured(),
                channel.isConfigured() ? channel.server() : "-",
                channel.sender(),
                null,
                null)));
        states.add(new ChannelState(
                null,
                true,
                mailbox.isConfigured(),
                mailbox.isConfigured() ? mailbox.server() : "-",
                "-",
                mailbox.lookedAt(),
                mailbox.problem()));
        return states;
    }

    /**
     * Connects to the channel's server and ends the connection; no message is sent.
     *
     * @throws RejectedException where none is set
     */
    @RolesAllowed({Roles.OFFICIAL, Roles.ADMIN})
    public Reached test(MessageChannel channel) {
        DeliveryChannel tested = channels.get(channel);
        if (tested == null || !tested.isConfigured()) {
            throw new RejectedException(MessageText.of("outreach.sending.channel.notConfigured"));
        }
        try (DeliveryChannel.Line line = tested.open()) {
            line.ready();
            return new Reached(true, null);
        } catch (LineDownException e) {
            return new Reached(false, e.getMessage());
        }
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
    public List<NodeState> nodes() {
        String here = node.node();
        return nodes.all().stream()
                .map(one -> new NodeState(
                        one.id(), one.startedAt(), one.seenAt(), one.id().equals(here)))
                .toList();
    }

    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
    public Counts counts(long incidentId) {
        return store.counts(incidentId);
    }

    /** Addresses are masked. */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR})
    public Troubles troubles(long incidentId) {
        return new Troubles(store.waiting(incidentId, SHOWN), store.bounces(incidentId, SHOWN));
    }
}
