package jp.madoguchi.hostile;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.UploadKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import jp.madoguchi.platform.files.ui.FileDrop;
import jp.madoguchi.security.PortalUser;

/**
 * A place of a screen that takes a file.
 *
 * @param source where in the code it is made
 * @param user who gets there
 * @param open leads there, once somebody is signed in
 * @param number which of the places on that screen, from 0
 * @param header of a table that is expected there
 * @param good makes a file that is in order there; another number makes another one
 * @param sends the words of the button that stores; none where nothing is stored from there
 */
record UploadPlace(
        String what,
        String source,
        PortalUser user,
        Runnable open,
        int number,
        String header,
        IntFunction<byte[]> good,
        List<String> sends) {

    private static final String CHOOSE_OTHER = "別のファイルを選ぶ";

    /** Hands a file in as a browser would, and lets the screen take notice of it. */
    void upload(String name, byte[] bytes) {
        Upload field = _find(Upload.class).get(number);
        // what the browser looks at, which somebody hostile leaves out
        field.setAcceptedFileExtensions();
        UploadKt._upload(field, name, bytes);
        MockVaadin.clientRoundtrip(true);
    }

    private boolean isForPapers() {
        return !_find(FileDrop.class).isEmpty();
    }

    /** Whether what was handed in could now be stored. */
    boolean hasTaken() {
        return isForPapers()
                ? !_get(FileDrop.class).files().isEmpty()
                : !storing().isEmpty();
    }

    private List<Button> storing() {
        return _find(Button.class).stream()
                .filter(button -> sends.contains(button.getText()))
                .toList();
    }

    /** Stores what was taken; whatever else the form asks for is filled with a figure. */
    void store() {
        Stream.concat(_find(TextField.class).stream(), _find(TextArea.class).stream())
                .filter(field -> field.isEmpty() && !field.isReadOnly())
                .forEach(field -> _setValue(field, "1"));
        _click(storing().getLast());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        do {
            MockVaadin.clientRoundtrip(true);
        } while (!_find(ProgressBar.class).isEmpty() && System.nanoTime() < deadline);
        // what was imported is shown again to whoever comes back, until another file is asked for
        _find(Button.class, spec -> spec.withText(CHOOSE_OTHER)).forEach(button -> _click(button));
    }

    @Override
    public String toString() {
        return what;
    }
}
