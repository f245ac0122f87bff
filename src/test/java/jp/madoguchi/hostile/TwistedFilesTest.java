package jp.madoguchi.hostile;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.VaadinSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.assurance.Assures;
import jp.madoguchi.assurance.FullSize;
import jp.madoguchi.assurance.Measured;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.testing.TableCounts;
import jp.madoguchi.testing.ViewTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Every place that takes a file is given every file that it can't be meant for, and good ones under names that are none. */
class TwistedFilesTest extends ViewTest {
    private static final String TEMPORARY = "java.io.tmpdir";

    /** What makes a place that takes files. */
    private static final Pattern TAKES_FILES = Pattern.compile(
            "new (ImportPanel<|FileDrop\\(|FileIntake\\(new|DefinitionUpload\\(|Upload\\()|extends Upload\\b|implements UploadHandler");

    /** What places are made of; what they do is tried at each place that has them. */
    private static final Set<String> PARTS = Set.of(
            "platform/files/ui/FileDrop.java",
            "platform/imports/ui/FileReception.java",
            "platform/imports/ui/ImportPanel.java",
            "platform/imports/ui/ImportUpload.java");

    /** A UUID made of a name. */
    private static final Pattern OF_VAADIN =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Of the processor's time: how long somebody waits also depends on what else the machine does. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Autowired
    Messages messages;

    @TempDir
    Path temporary;

    private final String before = System.getProperty(TEMPORARY);
    private final List<String> broken = new ArrayList<>();
    private final List<Throwable> thrown = new ArrayList<>();
    private Duration slowest = Duration.ZERO;

    @BeforeEach
    void keepTemporaryFilesApart() {
        System.setProperty(TEMPORARY, temporary.toString());
    }

    @AfterEach
    void asBefore() {
        System.setProperty(TEMPORARY, before);
    }

    @Test
    @Assures("D2")
    void everyPlaceThatTakesAFileIsKnownHere() {
        Set<String> known = new UploadPlaces(context)
                .all().stream().map(UploadPlace::source).collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = new TreeSet<>();
        Path root = Path.of("src/main/java/jp/madoguchi");
        try (Stream<Path> sources = Files.walk(root)) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> TAKES_FILES.matcher(read(file)).find())
                    .forEach(file -> there.add(root.relativize(file).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        there.removeAll(PARTS);

        assertThat(there).isEqualTo(known);
    }

    @Test
    @Assures("D2")
    void everyTwistedFileIsRefusedInWordsAtEveryPlace() {
        Saying saying = new Saying(messages);
        int tried = 0;
        int kept = 0;
        int turn = 0;
        int step = FullSize.of(10, 1);
        List<UploadPlace> places = new UploadPlaces(context).all();
        Map<String, Long> rows = rows();
        for (UploadPlace place : places) {
            for (TwistedFile file : TwistedFile.all(place.header())) {
                if (turn++ % step != 0) {
                    continue;
                }
                tried++;
                String where = place + " given " + file;
                open(place);
                saying.listen();
                upload(place, where, file.name(), file.bytes());
                if (place.hasTaken()) {
                    // what is of a kind that is taken there is taken for what it is, whatever its name
                    kept++;
                    broken.addAll(saying.wrongAboutTaken(where));
                } else {
                    broken.addAll(saying.wrongAboutRefusal(where));
                }
                Map<String, Long> now = rows();
                if (!now.equals(rows)) {
                    broken.add(where + ": something was stored");
                    rows = now;
                }
            }
        }

        assertThat(broken).isEmpty();
        assertThat(leftBehind()).isEmpty();
        Measured.as(
                "%,d twisted files at %d places: %,d refused in words, %,d taken for the document that they are, nothing stored, the slowest in %,d ms of the processor",
                tried, places.size(), tried - kept, kept, slowest.toMillis());
    }

    @Test
    @Assures({"D2", "B2", "C3"})
    void aBadNameIsRefusedOrMadeHarmless() {
        Saying saying = new Saying(messages);
        int number = 0;
        int stored = 0;
        for (UploadPlace place : new UploadPlaces(context).all()) {
            for (String name : TwistedFile.names()) {
                if (number++ % FullSize.of(5, 1) != 0) {
                    continue;
                }
                for (String ending :
                        FullSize.isAsked() ? List.of("", ".csv", ".pdf") : List.of(number % 2 == 0 ? "" : ".csv")) {
                    String where = place + " named " + name.substring(0, Math.min(40, name.length())) + ending;
                    open(place);
                    saying.listen();
                    upload(place, where, name + ending, place.good().apply(number));
                    broken.addAll(saying.wrongAboutTaken(where));
                    if (place.hasTaken()) {
                        place.store();
                        stored++;
                        broken.addAll(saying.wrongAboutTaken(where + ", stored"));
                        thrown.forEach(failure -> broken.add(where + ", stored: " + failure));
                        thrown.clear();
                    }
                }
            }
        }
        broken.addAll(new StoredTexts(jdbc).unfitForAName());

        assertThat(broken).isEmpty();
        assertThat(stored).isGreaterThan(FullSize.of(40, 500));
        assertThat(leftBehind()).isEmpty();
        Measured.as(
                "%,d bad names at all places: %,d files stored under a harmless one, the others refused",
                number, stored);
    }

    private void open(UploadPlace place) {
        signIn(place.user());
        VaadinSession.getCurrent().setErrorHandler(event -> thrown.add(event.getThrowable()));
        place.open().run();
        assertThat(_find(Upload.class)).as("at %s", place).hasSizeGreaterThan(place.number());
    }

    private void upload(UploadPlace place, String where, String name, byte[] bytes) {
        long began = THREADS.getCurrentThreadCpuTime();
        try {
            place.upload(name, bytes);
        } catch (RuntimeException e) {
            broken.add(where + " threw " + e);
        }
        Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - began);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
        if (took.compareTo(LONGEST) > 0) {
            broken.add(where + " took " + took);
        }
        thrown.forEach(failure -> broken.add(where + ": " + failure));
        thrown.clear();
    }

    /** Of what came in; a number that Vaadin gives itself, in a file of the same name in each run, isn't of it. */
    private List<Path> leftBehind() {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file ->
                            !OF_VAADIN.matcher(file.getFileName().toString()).matches())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of all tables; what was looked at is in the trail. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = TableCounts.of(jdbc);
        rows.keySet().removeIf(table -> table.startsWith("audit_"));
        return rows;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
