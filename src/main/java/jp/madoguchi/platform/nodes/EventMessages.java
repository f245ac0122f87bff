package jp.madoguchi.platform.nodes;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.madoguchi.platform.live.LiveEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The portal's events as they go from node to node: JSON, an array of arrays, each with the name of the event and its parts. Only
 * events that this node has itself are read, with parts of the few kinds below; no class is ever chosen by a message.
 */
final class EventMessages {
    static final int MOST_BYTES = 60_000;
    static final int MOST_EVENTS = 500;
    private static final String ROOT = "jp.madoguchi";
    private static final int LONGEST_TEXT = 60;
    private static final Set<Class<?>> PARTS = Set.of(long.class, Long.class, LocalDate.class, String.class);
    private static final Logger log = LoggerFactory.getLogger(EventMessages.class);

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, Class<? extends LiveEvent>> kinds = new TreeMap<>();

    /** @throws IllegalStateException where an event has a part that must not leave the node */
    EventMessages() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(LiveEvent.class));
        for (BeanDefinition found : scan.findCandidateComponents(ROOT)) {
            String name = String.valueOf(found.getBeanClassName());
            Class<? extends LiveEvent> kind = ClassUtils.resolveClassName(
                            name, getClass().getClassLoader())
                    .asSubclass(LiveEvent.class);
            check(kind);
            kinds.put(nameOf(kind), kind);
        }
    }

    private static void check(Class<? extends LiveEvent> kind) {
        if (!kind.isRecord()
                || Arrays.stream(kind.getRecordComponents())
                        .anyMatch(component -> !PARTS.contains(component.getType()))) {
            throw new IllegalStateException(
                    kind.getName() + " goes to other nodes: it has to be a record of numbers, days and short ids");
        }
    }

    Collection<Class<? extends LiveEvent>> kinds() {
        return kinds.values();
    }

    byte[] write(Collection<LiveEvent> events) {
        ArrayNode all = json.createArrayNode();
        for (LiveEvent event : events) {
            ArrayNode one = all.addArray().add(nameOf(event.getClass()));
            for (RecordComponent component : event.getClass().getRecordComponents()) {
                one.addPOJO(plain(valueOf(component, event)));
            }
        }
        return json.writeValueAsBytes(all);
    }

    /** The events of a message, without those that this node doesn't know; none of one that can't be read. */
    List<LiveEvent> read(byte[] message) {
        List<LiveEvent> events = new ArrayList<>();
        try {
            if (message.length > MOST_BYTES) {
                throw new IllegalArgumentException("too long");
            }
            JsonNode all = json.readTree(message);
            if (!all.isArray() || all.size() > MOST_EVENTS) {
                throw new IllegalArgumentException("no list of events, or too many");
            }
            for (JsonNode one : all) {
                LiveEvent event = event(one);
                if (event != null) {
                    events.add(event);
                }
            }
            return events;
        } catch (JacksonException | IllegalArgumentException | DateTimeException unreadable) {
            // not what it says: whatever it is, it isn't the portal's
            log.warn("A message of another node can't be read and is dropped; {} bytes", message.length);
            return List.of();
        }
    }

    private @Nullable LiveEvent event(JsonNode one) {
        Class<? extends LiveEvent> kind =
                one.isArray() && one.path(0).isString() ? kinds.get(one.path(0).stringValue()) : null;
        if (kind == null) {
            // while nodes are updated one after the other, the newer one may have an event that this one doesn't know
            log.warn("An event of another node isn't known to this one and is dropped");
            return null;
        }
        RecordComponent[] components = kind.getRecordComponents();
        if (one.size() != components.length + 1) {
            throw new IllegalArgumentException("other parts");
        }
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] parts = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            parts[i] = part(types[i], one.get(i + 1));
        }
        try {
            Constructor<? extends LiveEvent> constructor = kind.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("an event that can't be made", e);
        }
    }

    private static @Nullable Object part(Class<?> type, JsonNode value) {
        if (value.isNull() && type != long.class) {
            return null;
        }
        if (type == long.class || type == Long.class) {
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                return value.longValue();
            }
        } else if (value.isString() && value.stringValue().length() <= LONGEST_TEXT) {
            return type == LocalDate.class ? LocalDate.parse(value.stringValue()) : value.stringValue();
        }
        throw new IllegalArgumentException("a part of another kind");
    }

    private static @Nullable Object plain(@Nullable Object part) {
        return part instanceof LocalDate day ? day.toString() : part;
    }

    private static @Nullable Object valueOf(RecordComponent component, LiveEvent event) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nameOf(Class<?> kind) {
        return kind.getName().substring(ROOT.length() + 1);
    }
}
