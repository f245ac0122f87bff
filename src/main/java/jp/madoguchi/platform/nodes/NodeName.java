package jp.madoguchi.platform.nodes;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/** How a node is called: by its machine, and by something that no other start of it has. */
public final class NodeName {
    private static final int MOST_OF_HOST = 40;

    private NodeName() {}

    /** Another one each time; at most 60 characters. */
    public static String fresh() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "node";
        }
        String start = host.length() > MOST_OF_HOST ? host.substring(0, MOST_OF_HOST) : host;
        return start + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
