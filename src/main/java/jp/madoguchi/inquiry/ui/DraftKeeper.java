package jp.madoguchi.inquiry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.madoguchi.inquiry.UnsentText;
import tools.jackson.databind.JsonNode;

/** The browser's side of drafts: it keeps each key stroke at once, encrypted, and tells the server half a second later. */
@Tag("m-draft-keeper")
@JsModule("./elements/draft-keeper.ts")
class DraftKeeper extends Component {
    private static final String DETAIL = "event.detail";

    /** @param onTyped is told what has been typed so far */
    DraftKeeper(Consumer<UnsentText> onTyped) {
        getElement()
                .addEventListener(
                        "draft-typed",
                        event -> onTyped.accept(text(event.getEventData().get(DETAIL))))
                .addEventData(DETAIL);
    }

    /** The field's text is kept under this name: {@code summary} or {@code caller}. */
    static void mark(TextFieldBase<?, String> field, String name) {
        field.getElement().setAttribute("data-draft", name);
    }

    void open(String key, long revision) {
        getElement().callJsFunction("open", key, revision);
    }

    void kept(String key, long revision) {
        getElement().callJsFunction("kept", key, revision);
    }

    void forget(String key) {
        getElement().callJsFunction("forget", key);
    }

    /**
     * Asks the browser for what it has left of this user's drafts; from then on it keeps what is typed.
     *
     * @param userKey what it is encrypted with there
     */
    void askForUnsent(String userKey, Consumer<List<UnsentText>> answer) {
        getElement().callJsFunction("unsent", userKey).then(copies -> {
            List<UnsentText> texts = new ArrayList<>();
            copies.forEach(copy -> texts.add(text(copy)));
            answer.accept(texts);
        });
    }

    private static UnsentText text(JsonNode copy) {
        return new UnsentText(
                copy.path("key").asString(""),
                copy.path("revision").asLong(0),
                copy.path("caller").asString(""),
                copy.path("summary").asString(""));
    }
}
