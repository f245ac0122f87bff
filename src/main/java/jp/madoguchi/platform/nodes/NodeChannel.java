package jp.madoguchi.platform.nodes;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.PerDestinationBundler;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.util.DefaultSocketFactory;

/**
 * This node's line to the others: JGroups over TLS 1.3, in which both ends prove that they have the key, with the nodes that are named
 * and no others. One port; no multicast, no probing, nothing that asks a third party.
 */
final class NodeChannel implements AutoCloseable {
    private static final String GROUP = "madoguchi";
    private static final String[] PROTOCOLS = {"TLSv1.3"};
    private static final int CONNECT_MILLIS = 2_000;
    /** Whoever has connected and says nothing keeps the next one waiting for so long. */
    private static final int FIRST_WORD_MILLIS = 3_000;
    /** Nodes say that they live each {@link #BEAT_MILLIS}; a line on which nothing comes is dead. */
    private static final int SILENCE_MILLIS = 20_000;

    private static final int BEAT_MILLIS = 2_000;
    private static final int GONE_MILLIS = 8_000;
    private static final int MERGE_FIRST_MILLIS = 1_000;
    private static final int MERGE_LAST_MILLIS = 3_000;
    private static final int JOIN_MILLIS = 2_000;
    private static final int LEAVE_MILLIS = 1_000;
    private static final int THREADS = 20;

    private final JChannel channel;

    /** @param seen told how many nodes hear each other, each time that changes */
    NodeChannel(NodeSettings settings, NodeKey key, Consumer<byte[]> heard, IntConsumer seen) throws Exception {
        TCP tcp = new TCP();
        tcp.setBindAddress(InetAddress.getByName(settings.own().host()));
        tcp.setBindPort(settings.own().port()).setPortRange(0);
        tcp.setSockConnTimeout(CONNECT_MILLIS).setPeerAddrReadTimeout(FIRST_WORD_MILLIS);
        // by itself one thread would send to all, and a node that has hung keep the others waiting
        PerDestinationBundler senders = new PerDestinationBundler();
        senders.useSingleSenderThread(false);
        tcp.setBundler(senders);
        tcp.setMaxLength(2 * EventMessages.MOST_BYTES);
        tcp.setSocketFactory(sockets(key));
        tcp.getThreadPool().setMaxThreads(THREADS);
        TCPPING nodes = new TCPPING().portRange(0);
        nodes.setValue(
                "initial_hosts_str",
                settings.members().stream()
                        .map(place -> place.host() + "[" + place.port() + "]")
                        .collect(Collectors.joining(",")));
        channel = new JChannel(
                tcp,
                nodes,
                new MERGE3().setMinInterval(MERGE_FIRST_MILLIS).setMaxInterval(MERGE_LAST_MILLIS),
                new FD_ALL3().setTimeout(GONE_MILLIS).setInterval(BEAT_MILLIS),
                new VERIFY_SUSPECT2(),
                new NAKACK2().useMcastXmit(false),
                new UNICAST3(),
                new STABLE(),
                new GMS()
                        .setJoinTimeout(JOIN_MILLIS)
                        .setLeaveTimeout(LEAVE_MILLIS)
                        .printLocalAddress(false));
        // by itself it would listen for questions by multicast
        tcp.getDiagnosticsHandler().setEnabled(false);
        channel.name(settings.own().toString()).setDiscardOwnMessages(true);
        channel.setReceiver(new Receiver() {
            @Override
            public void receive(Message message) {
                if (message instanceof BytesMessage && message.hasArray()) {
                    heard.accept(Arrays.copyOfRange(
                            message.getArray(), message.getOffset(), message.getOffset() + message.getLength()));
                }
            }

            @Override
            public void viewAccepted(View view) {
                seen.accept(view.size());
            }
        });
    }

    private static DefaultSocketFactory sockets(NodeKey key) {
        DefaultSocketFactory sockets = new DefaultSocketFactory(key.context());
        sockets.setServerSocketConfigurator(socket -> {
            SSLServerSocket server = (SSLServerSocket) socket;
            server.setEnabledProtocols(PROTOCOLS);
            server.setNeedClientAuth(true);
        });
        sockets.setSocketConfigurator(socket -> {
            SSLSocket line = (SSLSocket) socket;
            line.setEnabledProtocols(PROTOCOLS);
            // a node that has hung takes the connection and says nothing
            waitFor(line, FIRST_WORD_MILLIS);
            line.addHandshakeCompletedListener(known -> waitFor(line, SILENCE_MILLIS));
        });
        return sockets;
    }

    private static void waitFor(Socket line, int millis) {
        try {
            line.setSoTimeout(millis);
        } catch (SocketException gone) {
            // it was closed in the same moment, and nobody waits for it any more
        }
    }

    /** Joins the others; where none answers, this node is the first. */
    void connect() throws Exception {
        channel.connect(GROUP);
    }

    boolean isConnected() {
        return channel.isConnected();
    }

    List<String> members() {
        View view = channel.getView();
        return view == null
                ? List.of()
                : view.getMembers().stream().map(String::valueOf).toList();
    }

    void send(byte[] message) throws Exception {
        channel.send(new BytesMessage(null, message));
    }

    @Override
    public void close() {
        channel.close();
    }
}
