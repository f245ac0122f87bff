package jp.madoguchi.platform.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.after;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.net.ssl.SSLContext;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.incident.IncidentChanged;
import jp.madoguchi.platform.live.LiveUpdates;
import jp.madoguchi.testing.KeysOfNodes;
import jp.madoguchi.testing.RunningPortal;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.ObjectMessage;
import org.jgroups.Receiver;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Real lines between nodes that are all in this process. */
class OtherNodesTest {
    private static final int PATIENCE = 20_000;

    @TempDir
    static Path folder;

    private final List<OtherNodes> started = new ArrayList<>();
    private final int[] ports = {RunningPortal.freePort(), RunningPortal.freePort(), RunningPortal.freePort()};

    @AfterEach
    void end() throws Exception {
        for (OtherNodes nodes : started) {
            nodes.destroy();
        }
        await("JGroups' threads end", () -> threads().isEmpty());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("jgroups") || name.contains("Acceptor") || name.equals("other-nodes"))
                .toList();
    }

    @Test
    void screensOfTheOtherNodeFollow() throws Exception {
        LiveUpdates there = mock(LiveUpdates.class);
        LiveUpdates here = mock(LiveUpdates.class);
        OtherNodes a = node(0, KeysOfNodes.one(folder), here);
        OtherNodes b = node(1, KeysOfNodes.one(folder), there);
        await("both hear each other", () -> hear(2, a, b));

        long start = System.nanoTime();
        a.happened(new IncidentChanged(7));
        verify(there, timeout(2_000)).followed(new IncidentChanged(7));
        long took = System.nanoTime() - start;

        verify(here, never()).followed(any());
        Measured.as(
                "told to the other node within %d ms", Duration.ofNanos(took).toMillis());
    }

    @Test
    void moreThanCanBeToldAtOnceMakesScreensLookAnew() throws Exception {
        LiveUpdates there = mock(LiveUpdates.class);
        OtherNodes a = node(0, KeysOfNodes.one(folder), mock(LiveUpdates.class));
        OtherNodes b = node(1, KeysOfNodes.one(folder), there);
        await("both hear each other", () -> hear(2, a, b));
        clearInvocations(there);

        long start = System.nanoTime();
        LongStream.range(0, 50_000).forEach(i -> a.happened(new IncidentChanged(i)));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));

        verify(there, timeout(2_000).atLeastOnce()).lookAnew();
    }

    @Test
    void aNodeThatReachesNobodyWorksAlone() throws Exception {
        OtherNodes a = node(0, KeysOfNodes.one(folder), mock(LiveUpdates.class));
        await("it listens", () -> hear(1, a));

        long start = System.nanoTime();
        LongStream.range(0, 10_000).forEach(i -> a.happened(new IncidentChanged(i)));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    /** Its address is taken by somebody else. */
    @Test
    void aNodeThatCannotListenWorksAlone() throws Exception {
        try (ServerSocket taken = new ServerSocket(ports[0], 1, InetAddress.getByName("127.0.0.1"))) {
            OtherNodes a = node(0, KeysOfNodes.one(folder), mock(LiveUpdates.class));
            a.happened(new IncidentChanged(7));
            Thread.sleep(1_000);
            assertThat(a.connected()).isEmpty();
        }
    }

    @Test
    void whenANodeGoesScreensLookAnew() throws Exception {
        LiveUpdates there = mock(LiveUpdates.class);
        OtherNodes a = node(0, KeysOfNodes.one(folder), mock(LiveUpdates.class));
        OtherNodes b = node(1, KeysOfNodes.one(folder), there);
        await("both hear each other", () -> hear(2, a, b));
        clearInvocations(there);

        a.destroy();

        verify(there, timeout(PATIENCE).atLeastOnce()).lookAnew();
        assertThat(hear(1, b)).isTrue();
    }

    @Test
    void aNodeWithAnotherKeyIsNotHeard() throws Exception {
        LiveUpdates here = mock(LiveUpdates.class);
        LiveUpdates foreign = mock(LiveUpdates.class);
        OtherNodes a = node(0, KeysOfNodes.one(folder), here);
        OtherNodes b = node(1, KeysOfNodes.one(folder), mock(LiveUpdates.class));
        OtherNodes c = node(2, KeysOfNodes.other(folder), foreign);
        await("two of three hear each other", () -> hear(2, a, b) && hear(1, c));
        clearInvocations(here);

        // longer than the nodes need to look for each other again
        Thread.sleep(7_000);
        c.happened(new IncidentChanged(66));
        a.happened(new IncidentChanged(7));

        verify(foreign, after(1_000).never()).followed(any());
        verify(here, never()).followed(any());
        assertThat(hear(2, a, b) && hear(1, c)).isTrue();
    }

    /** The third has hung: it takes connections and answers none of them. */
    @Test
    void aNodeThatIsSilentKeepsNobodyWaiting() throws Exception {
        try (ServerSocket silent = new ServerSocket(ports[2], 50, InetAddress.getByName("127.0.0.1"))) {
            LiveUpdates there = mock(LiveUpdates.class);
            OtherNodes a = node(0, KeysOfNodes.one(folder), mock(LiveUpdates.class));
            OtherNodes b = node(1, KeysOfNodes.one(folder), there);
            await("both hear each other", () -> hear(2, a, b));

            long slowest = 0;
            for (int i = 0; i < 12; i++) {
                long start = System.nanoTime();
                a.happened(new IncidentChanged(i));
                verify(there, timeout(10_000)).followed(new IncidentChanged(i));
                slowest = Math.max(slowest, System.nanoTime() - start);
                Thread.sleep(500);
            }
            assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(2));
            assertThat(silent.isClosed()).isFalse();
        }
    }

    /** It believes everybody itself, and has another key than the nodes, or none. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNodeThatBelievesEverybodyIsNotHeard(boolean withKey) throws Exception {
        LiveUpdates here = mock(LiveUpdates.class);
        OtherNodes a = node(0, KeysOfNodes.one(folder), here);
        await("it listens", () -> hear(1, a));
        List<byte[]> caught = new CopyOnWriteArrayList<>();
        SSLContext credulous = KeysOfNodes.credulous(withKey ? KeysOfNodes.other(folder) : null);
        NodeSettings settings = new NodeSettings(settings(2, KeysOfNodes.other(folder)));
        try (NodeChannel hostile = new NodeChannel(settings, new NodeKey(credulous), caught::add, size -> {})) {
            hostile.connect();
            for (int i = 0; i < 5; i++) {
                hostile.send("[[\"incident.IncidentChanged\",66]]".getBytes(StandardCharsets.UTF_8));
                a.happened(new IncidentChanged(7));
                Thread.sleep(1_000);
            }

            assertThat(hostile.members()).hasSize(1);
            assertThat(caught).isEmpty();
        }
        verify(here, never()).followed(any());
        assertThat(hear(1, a)).isTrue();
    }

    /** The same engine without TLS, as anybody in the network could start it. */
    @Test
    void aNodeWithoutAKeyIsNotHeard() throws Exception {
        LiveUpdates here = mock(LiveUpdates.class);
        OtherNodes a = node(0, KeysOfNodes.one(folder), here);
        OtherNodes b = node(1, KeysOfNodes.one(folder), mock(LiveUpdates.class));
        await("two of three hear each other", () -> hear(2, a, b));
        TCP tcp = new TCP();
        tcp.setBindAddress(InetAddress.getByName("127.0.0.1"))
                .setBindPort(ports[2])
                .setPortRange(0);
        try (JChannel plain = new JChannel(
                tcp,
                new TCPPING()
                        .portRange(0)
                        .initialHosts(List.of(
                                new InetSocketAddress("127.0.0.1", ports[0]),
                                new InetSocketAddress("127.0.0.1", ports[1]))),
                new MERGE3().setMinInterval(500).setMaxInterval(1_000),
                new NAKACK2().useMcastXmit(false),
                new UNICAST3(),
                new GMS().setJoinTimeout(1_000))) {
            tcp.getDiagnosticsHandler().setEnabled(false);
            plain.connect("madoguchi");
            List<Message> caught = new CopyOnWriteArrayList<>();
            plain.setDiscardOwnMessages(true).setReceiver(new Receiver() {
                @Override
                public void receive(Message message) {
                    caught.add(message);
                }
            });
            plain.send(new BytesMessage(null, "[[\"incident.IncidentChanged\",66]]".getBytes(StandardCharsets.UTF_8)));
            plain.send(new ObjectMessage(null, new ArrayList<>(List.of("serialized"))));
            a.happened(new IncidentChanged(7));
            Thread.sleep(3_000);

            assertThat(plain.getView().size()).isEqualTo(1);
            assertThat(caught).isEmpty();
        }
        verify(here, never()).followed(any());
        assertThat(hear(2, a, b)).isTrue();
    }

    /** Somebody who connects and says nothing, or something else, keeps nobody away for long. */
    @Test
    void whoConnectsAndSaysNothingKeepsNoNodeAway() throws Exception {
        OtherNodes a = node(0, KeysOfNodes.one(folder), mock(LiveUpdates.class));
        await("it listens", () -> hear(1, a));
        try (Socket silent = new Socket("127.0.0.1", ports[0]);
                Socket other = new Socket("127.0.0.1", ports[0])) {
            other.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            OtherNodes b = node(1, KeysOfNodes.one(folder), mock(LiveUpdates.class));
            await("both hear each other", () -> hear(2, a, b));
            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void withoutOtherNodesNothingIsStarted() {
        OtherNodes alone = new OtherNodes(new NodeSettings(new MockEnvironment()), mock(LiveUpdates.class));
        alone.start();
        alone.happened(new IncidentChanged(7));

        assertThat(alone.connected()).isEmpty();
        assertThat(threads()).isEmpty();
    }

    @Test
    void theFileOfTheKeyIsLookedAtWhenThePortalStarts() throws Exception {
        Path key = KeysOfNodes.one(folder);
        assertThatThrownBy(() -> start(settings(0, key).withProperty(NodeSettings.KEY, "another-password-than-its")))
                .hasMessageContaining("can't be opened");
        assertThatThrownBy(() -> start(settings(0, key).withProperty(NodeSettings.KEY_FILE, "no-such-file.p12")))
                .hasMessageContaining("can't be opened");
        assertThatThrownBy(() -> start(settings(0, key).withProperty(NodeSettings.KEY, "")))
                .hasMessageContaining(NodeSettings.KEY);
        assertThatThrownBy(() -> start(settings(0, key).withProperty(NodeSettings.ADDRESS, "127.0.0.1:1")))
                .hasMessageContaining("doesn't name");
        Path two = Files.copy(key, folder.resolve("two.p12"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        KeysOfNodes.addTo(two);
        assertThatThrownBy(() -> start(settings(0, two))).hasMessageContaining("nothing else");
    }

    private OtherNodes node(int number, Path key, LiveUpdates screens) {
        OtherNodes nodes = new OtherNodes(new NodeSettings(settings(number, key)), screens);
        started.add(nodes);
        nodes.start();
        return nodes;
    }

    private static void start(MockEnvironment settings) {
        new OtherNodes(new NodeSettings(settings), mock(LiveUpdates.class));
    }

    private MockEnvironment settings(int number, Path key) {
        return new MockEnvironment()
                .withProperty(
                        NodeSettings.MEMBERS,
                        java.util.Arrays.stream(ports)
                                .mapToObj(port -> "127.0.0.1:" + port)
                                .collect(Collectors.joining(", ")))
                .withProperty(NodeSettings.ADDRESS, "127.0.0.1:" + ports[number])
                .withProperty(NodeSettings.KEY_FILE, key.toString())
                .withProperty(NodeSettings.KEY, KeysOfNodes.PASSWORD);
    }

    private static boolean hear(int nodes, OtherNodes... each) {
        return java.util.Arrays.stream(each).allMatch(one -> one.connected().size() == nodes);
    }

    private static void await(String what, BooleanSupplier done) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMillis(PATIENCE).toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
