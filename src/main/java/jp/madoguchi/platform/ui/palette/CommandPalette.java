package jp.madoguchi.platform.ui.palette;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.platform.text.JapaneseFolding;

/**
 * Finds screens, actions of the screen and what the rooms know by a few letters; arrow keys and Enter. Each key stroke is a round
 * trip, in order, so that Enter means what was typed before it however fast that was.
 */
public class CommandPalette extends Dialog {
    private static final int MOST = 12;
    private static final String LIST_ID = "m-palette-list";

    private static final String BE_A_COMBOBOX = """
            const input = this.inputElement;
            input.setAttribute('role', 'combobox');
            input.setAttribute('aria-autocomplete', 'list');
            input.setAttribute('aria-expanded', 'true');
            input.setAttribute('aria-controls', $0);""";

    private static final String SAY_CHOSEN = """
            this.inputElement.setAttribute('aria-activedescendant', $0);
            document.getElementById($0)?.scrollIntoView({ block: 'nearest' });""";

    private final List<CommandSource> sources;
    private final TextField typed = new TextField();
    private final Div list = new Div();
    private final Paragraph none = new Paragraph(getTranslation("platform.palette.none"));
    private List<Command> shown = List.of();
    private int chosen;

    /** @param sources what the rooms offer, besides the menu and the screen that is open */
    public CommandPalette(List<CommandSource> sources) {
        this.sources = List.copyOf(sources);
        addClassName("m-palette");
        getElement().setAttribute("aria-label", getTranslation("platform.palette.title"));
        typed.setAriaLabel(getTranslation("platform.palette.title"));
        typed.setPlaceholder(getTranslation("platform.palette.placeholder"));
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        typed.setAutofocus(true);
        typed.setWidthFull();
        typed.addValueChangeListener(change -> look());
        list.setId(LIST_ID);
        list.getElement().setAttribute("role", "listbox");
        list.getElement().setAttribute("aria-label", getTranslation("platform.palette.title"));
        none.getElement().setAttribute("role", "status");
        add(typed, list, none);
        Shortcuts.addShortcutListener(this, () -> step(1), Key.ARROW_DOWN).listenOn(this);
        Shortcuts.addShortcutListener(this, () -> step(-1), Key.ARROW_UP).listenOn(this);
        Shortcuts.addShortcutListener(this, this::runChosen, Key.ENTER).listenOn(this);
        typed.getElement().executeJs(BE_A_COMBOBOX, LIST_ID);
        // once more, after what the screen beneath has asked for before: its own field may take the keys a moment later
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                typed.focus();
            }
        });
        look();
    }

    private void look() {
        String asked = typed.getValue().strip();
        List<String> words = Stream.of(asked.split("[\\s\\u3000]+"))
                .map(JapaneseFolding::text)
                .toList();
        shown = Stream.of(
                        fitting(here().map(source -> source.commands(asked)).orElse(List.of()), words),
                        fitting(screens(), words),
                        sources.stream().flatMap(source -> source.commands(asked).stream()))
                .flatMap(commands -> commands)
                .limit(MOST)
                .toList();
        chosen = 0;
        list.removeAll();
        for (int i = 0; i < shown.size(); i++) {
            list.add(option(shown.get(i), i));
        }
        list.setVisible(!shown.isEmpty());
        none.setVisible(shown.isEmpty());
        mark();
    }

    /** What can be done on the open screen. */
    private static Optional<CommandSource> here() {
        return UI.getCurrent().getInternals().getActiveRouterTargetsChain().stream()
                .filter(CommandSource.class::isInstance)
                .map(CommandSource.class::cast)
                .findFirst();
    }

    private static Stream<Command> fitting(List<Command> commands, List<String> words) {
        return commands.stream().filter(command -> {
            String title = JapaneseFolding.text(command.title());
            return words.stream().allMatch(title::contains);
        });
    }

    private List<Command> screens() {
        return MenuConfiguration.getMenuEntries().stream()
                .filter(entry -> entry.menuClass() != null)
                .sorted(Comparator.comparing(MenuEntry::order, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(entry -> new Command(
                        getTranslation(entry.title()),
                        "/" + entry.path().replaceFirst("^/", ""),
                        () -> UI.getCurrent().navigate(entry.menuClass())))
                .toList();
    }

    private Div option(Command command, int index) {
        Span hint = new Span(command.hint());
        hint.addClassName("m-hint");
        Div option = new Div(new Span(command.title()), hint);
        option.setId(LIST_ID + "-" + index);
        option.getElement().setAttribute("role", "option");
        option.addClickListener(click -> run(command));
        return option;
    }

    private void step(int by) {
        if (!shown.isEmpty()) {
            chosen = Math.floorMod(chosen + by, shown.size());
            mark();
        }
    }

    private void mark() {
        for (int i = 0; i < shown.size(); i++) {
            list.getComponentAt(i).getElement().setAttribute("aria-selected", String.valueOf(i == chosen));
        }
        typed.getElement().executeJs(SAY_CHOSEN, shown.isEmpty() ? "" : LIST_ID + "-" + chosen);
    }

    private void runChosen() {
        if (!shown.isEmpty()) {
            run(shown.get(chosen));
        }
    }

    private void run(Command command) {
        close();
        command.act().run();
    }
}
