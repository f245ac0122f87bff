package jp.madoguchi.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The elements of a page as Vaadin's server describes them: numbered nodes with a tag, properties, attributes, texts and children. */
public final class VaadinTree {
    // the numbers that Vaadin has for the parts of a node (NodeFeatureRegistry)
    private static final int ELEMENT = 0;
    private static final int PROPERTIES = 1;
    private static final int CHILDREN = 2;
    private static final int ATTRIBUTES = 3;
    private static final int TEXT = 7;
    private static final int CLASSES = 11;

    private final Map<Integer, Node> nodes = new HashMap<>();

    private static final class Node {
        final Map<String, String> values = new HashMap<>();
        final List<Integer> children = new ArrayList<>();
        final Set<String> classes = new HashSet<>();
    }

    synchronized void read(JsonNode changes) {
        for (JsonNode change : changes) {
            int id = change.path("node").asInt();
            int feature = change.path("feat").asInt(-1);
            Node node = nodes.computeIfAbsent(id, key -> new Node());
            switch (change.path("type").asString()) {
                case "detach" -> nodes.remove(id);
                case "put" -> put(node, feature, change);
                case "remove" ->
                    node.values.remove(feature + "." + change.path("key").asString());
                case "clear" -> node.children.clear();
                case "splice" -> splice(node, feature, change);
                default -> {}
            }
        }
    }

    private static void put(Node node, int feature, JsonNode change) {
        JsonNode value = change.path("value");
        if (feature <= ATTRIBUTES || feature == TEXT) {
            node.values.put(
                    feature + "." + change.path("key").asString(),
                    // an address that the server made for this page comes in an object
                    value.has("uri")
                            ? value.path("uri").asString()
                            : value.isString() ? value.asString() : value.toString());
        }
    }

    private static void splice(Node node, int feature, JsonNode change) {
        if (feature == CLASSES) {
            // positions of removed names don't matter here: classes are only looked up
            change.path("add").forEach(added -> node.classes.add(added.asString()));
        }
        if (feature != CHILDREN) {
            return;
        }
        int index = change.path("index").asInt();
        int remove = change.path("remove").asInt(0);
        for (int i = 0; i < remove && index < node.children.size(); i++) {
            node.children.remove(index);
        }
        List<Integer> added = new ArrayList<>();
        change.path("addNodes").forEach(child -> added.add(child.asInt()));
        node.children.addAll(Math.min(index, node.children.size()), added);
    }

    /** The only visible element of this tag whose label, text or class is the given one. */
    public synchronized int find(String tag, String words) {
        List<Integer> found = all(tag, text -> text.equals(words));
        if (found.isEmpty()) {
            throw new IllegalStateException("No " + tag + " \"" + words + "\" on the page");
        }
        return found.getFirst();
    }

    /** All visible elements of this tag of which a label, an own text or a class fits. */
    public synchronized List<Integer> all(String tag, Predicate<String> fits) {
        return nodes.entrySet().stream()
                .filter(entry -> tag.equals(entry.getValue().values.get(ELEMENT + ".tag")))
                .filter(entry -> !"false".equals(entry.getValue().values.get(ELEMENT + ".visible")))
                .filter(entry -> words(entry.getValue()).anyMatch(fits))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Stream<String> words(Node node) {
        return Stream.concat(
                Stream.of(
                        node.values.getOrDefault(PROPERTIES + ".label", ""),
                        node.values.getOrDefault(ATTRIBUTES + ".aria-label", "")),
                Stream.concat(node.classes.stream(), texts(node)));
    }

    private Stream<String> texts(Node node) {
        return Stream.concat(
                Stream.ofNullable(node.values.get(TEXT + ".text")),
                node.children.stream()
                        .map(nodes::get)
                        .filter(child -> child != null)
                        .flatMap(this::texts));
    }

    /** All texts on the page under the elements of this tag and class. */
    public synchronized String textOf(int node) {
        Node found = nodes.get(node);
        return found == null ? "" : String.join(" ", texts(found).toList());
    }

    /** Empty where the element has none of this name. */
    public synchronized String attribute(int node, String name) {
        Node found = nodes.get(node);
        return found == null ? "" : found.values.getOrDefault(ATTRIBUTES + "." + name, "");
    }
}
