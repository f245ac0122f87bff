package jp.madoguchi.platform.document;

import jp.madoguchi.platform.document.OfficialDocument.Bullet;
import jp.madoguchi.platform.document.OfficialDocument.Item;
import jp.madoguchi.platform.document.OfficialDocument.Label;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Numbered paragraphs, each within the one that it belongs to, so that a screen reader can tell them apart. */
final class ListTree {
    private final TreeNodes nodes;
    private final Element body;
    private final DocumentNumbers numbers;
    /** The open items: none, of level 1, of level 2. */
    private final @Nullable Element[] open = new Element[3];

    ListTree(TreeNodes nodes, Element body, DocumentNumbers numbers) {
        this.nodes = nodes;
        this.body = body;
        this.numbers = numbers;
    }

    /** What comes next stands in no item. */
    void close() {
        open[1] = null;
        open[2] = null;
    }

    void item(Item item) {
        int level = item.level();
        Element parent = level == 1 ? body : holder(1);
        Element list = last(parent, "ol", "items items-" + level, level == 1 && open[1] == null);
        Element entry = nodes.in(list, "li", "item");
        open[level] = entry;
        if (level == 1) {
            open[2] = null;
        }
        Element paragraph = nodes.in(entry, "p", "");
        nodes.text(paragraph, numbers.item(level) + "　");
        nodes.runs(paragraph, item.runs());
    }

    void label(Label label) {
        nodes.text(nodes.in(holder(label.level()), "p", "label-" + deep(label.level())), "＜" + label.text() + "＞");
    }

    void bullet(Bullet bullet) {
        Element holder = holder(bullet.level());
        Element list = last(holder, "ul", "bullets bullets-" + deep(bullet.level()), false);
        Element paragraph = nodes.in(nodes.in(list, "li", "item"), "p", "");
        Element dot = nodes.in(paragraph, "span", "number");
        dot.setAttribute("aria-hidden", "true");
        nodes.text(dot, "・");
        nodes.runs(paragraph, bullet.runs());
    }

    private Element holder(int level) {
        for (int i = Math.min(level, 2); i > 0; i--) {
            Element item = open[i];
            if (item != null) {
                return item;
            }
        }
        return body;
    }

    /** How deep it is indented by itself: not at all where it stands within an item. */
    private int deep(int level) {
        return holder(level) == body ? Math.max(0, Math.min(level, 2)) : 0;
    }

    /** The list that the parent ends with, or a new one. */
    private Element last(Element parent, String name, String styleClass, boolean begin) {
        if (!begin
                && parent.getLastChild() instanceof Element last
                && last.getTagName().equals(name)
                && last.getAttribute("class").equals(styleClass)) {
            return last;
        }
        return nodes.in(parent, name, styleClass);
    }
}
