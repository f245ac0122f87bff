package jp.madoguchi.platform.nodes;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Which nodes there are, which of them this is, and what they know each other by. None are named where the portal runs alone. */
@Component
class NodeSettings {
    static final String MEMBERS = "madoguchi.nodes.members";
    static final String ADDRESS = "madoguchi.nodes.address";
    static final String KEY_FILE = "madoguchi.nodes.key-file";
    static final String KEY = "madoguchi.nodes.key";

    /** Where a node listens. */
    record Place(String host, int port) {
        private static final int LAST_PORT = 65_535;

        static Place parse(String text) {
            int colon = text.lastIndexOf(':');
            try {
                Place place = new Place(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
                if (!place.host.isBlank() && place.port > 0 && place.port <= LAST_PORT) {
                    return place;
                }
            } catch (IndexOutOfBoundsException | NumberFormatException unreadable) {
                // said below
            }
            throw new IllegalStateException("A node is written host:port, not " + text);
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    private final Environment settings;

    NodeSettings(Environment settings) {
        this.settings = settings;
        if (areNamed()) {
            for (String needed : List.of(ADDRESS, KEY_FILE, KEY)) {
                if (text(needed).isBlank()) {
                    throw new IllegalStateException("Where " + MEMBERS + " names nodes, " + needed + " is needed");
                }
            }
            if (!members().contains(own())) {
                throw new IllegalStateException(MEMBERS + " doesn't name " + own() + ", which " + ADDRESS + " is");
            }
        }
    }

    boolean areNamed() {
        return !text(MEMBERS).isBlank();
    }

    List<Place> members() {
        return Arrays.stream(text(MEMBERS).split(","))
                .map(String::strip)
                .map(Place::parse)
                .distinct()
                .toList();
    }

    Place own() {
        return Place.parse(text(ADDRESS).strip());
    }

    NodeKey key() {
        return NodeKey.read(Path.of(text(KEY_FILE)), text(KEY));
    }

    private String text(String name) {
        return settings.getProperty(name, "");
    }
}
