package jp.madoguchi.security.start;

import java.net.InetAddress;

/** Who may say in X-Forwarded headers for whom it asks: networks, which {@code MADOGUCHI_TRUSTED_PROXIES} names. */
final class TrustedProxies {
    /** A town hall's own 10.0.0.0/8 would be everybody who works there. */
    private static final int SHORTEST_OF_4 = 16;

    private static final int SHORTEST_OF_6 = 48;
    private static final int BYTES_OF_4 = 4;

    private TrustedProxies() {}

    /**
     * Whether each is a network and none of them is a whole house of people, but this machine itself. An address without a length is refused: alone it would be a regular
     * expression to Tomcat, and a list of such ones would match nobody.
     */
    static boolean areNamed(String list) {
        for (String one : list.split(",", -1)) {
            if (!isNetwork(one.strip())) {
                return false;
            }
        }
        return true;
    }

    private static int shortest(InetAddress network, int bytes) {
        if (network.isLoopbackAddress()) {
            return Byte.SIZE;
        }
        return bytes == BYTES_OF_4 ? SHORTEST_OF_4 : SHORTEST_OF_6;
    }

    private static boolean isNetwork(String one) {
        int slash = one.indexOf('/');
        if (slash < 0) {
            return false;
        }
        try {
            InetAddress network = InetAddress.ofLiteral(one.substring(0, slash));
            int bytes = network.getAddress().length;
            int length = Integer.parseInt(one.substring(slash + 1));
            return length >= shortest(network, bytes) && length <= bytes * Byte.SIZE;
        } catch (IllegalArgumentException noNetwork) {
            return false;
        }
    }
}
