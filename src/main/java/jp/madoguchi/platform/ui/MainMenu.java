package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The screens that the user may open, under the headings of their areas. */
class MainMenu extends Nav implements AfterNavigationObserver {
    private static final List<String> AREAS = List.of("desk", "city", "contractor", "admin");

    private final List<RouterLink> links = new ArrayList<>();

    MainMenu() {
        addClassName("m-frame-menu");
        getElement().setAttribute("aria-label", getTranslation("platform.frame.menu"));
        Map<Integer, List<MenuEntry>> areas = MenuConfiguration.getMenuEntries().stream()
                .filter(entry -> entry.menuClass() != null)
                .collect(Collectors.groupingBy(MainMenu::areaOf, TreeMap::new, Collectors.toList()));
        areas.forEach((area, entries) -> {
            if (area < AREAS.size()) {
                add(new H2(getTranslation("platform.area." + AREAS.get(area))));
            }
            add(list(entries));
        });
    }

    /** Where the entry's area stands in the menu; entries of no area come last. */
    private static int areaOf(MenuEntry entry) {
        String path = entry.path().startsWith("/") ? entry.path().substring(1) : entry.path();
        int area = AREAS.indexOf(path.split("/", 2)[0]);
        return area < 0 ? AREAS.size() : area;
    }

    private Component list(List<MenuEntry> entries) {
        UnorderedList list = new UnorderedList();
        entries.stream()
                .sorted(Comparator.comparing(MenuEntry::order, Comparator.nullsLast(Comparator.naturalOrder())))
                .forEach(entry -> {
                    RouterLink link = new RouterLink(getTranslation(entry.title()), entry.menuClass());
                    links.add(link);
                    list.add(new ListItem(link));
                });
        return list;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String path = event.getLocation().getPath();
        links.forEach(link -> {
            if (link.getHref().equals(path)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }
}
