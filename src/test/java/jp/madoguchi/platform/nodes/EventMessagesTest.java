package jp.madoguchi.platform.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.madoguchi.callstats.DayConfirmed;
import jp.madoguchi.incident.IncidentChanged;
import jp.madoguchi.inquiry.InquirySaved;
import jp.madoguchi.platform.live.LiveEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EventMessagesTest {
    private static final EventMessages MESSAGES = new EventMessages();

    @Test
    void eachEventArrivesAsItWas() throws Exception {
        List<LiveEvent> events = new ArrayList<>();
        for (Class<? extends LiveEvent> kind : MESSAGES.kinds()) {
            events.add(sample(kind, true));
            events.add(sample(kind, false));
        }

        assertThat(MESSAGES.kinds()).hasSizeGreaterThan(30).contains(InquirySaved.class, DayConfirmed.class);
        assertThat(MESSAGES.read(MESSAGES.write(events))).isEqualTo(events);
    }

    /** A text may be about somebody. The number that the telephone system gives a call isn't: it stands in clear in the database. */
    @Test
    void theOnlyTextIsTheNumberOfACall() {
        List<String> texts = MESSAGES.kinds().stream()
                .flatMap(kind -> Arrays.stream(kind.getRecordComponents()))
                .filter(component -> component.getType() == String.class)
                .map(component -> component.getDeclaringRecord().getSimpleName() + "." + component.getName())
                .toList();

        assertThat(texts).containsExactly("InquirySaved.callId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kana-of-somebody",
                "{\"a\":\"kana-of-somebody\"}",
                "[[\"kana-of-somebody\",1]]",
                "[[\"java.lang.ProcessBuilder\",\"kana-of-somebody\"]]",
                "[[\"platform.live.LiveEvent\"]]",
                "[[\"incident.IncidentChanged\"]]",
                "[[\"incident.IncidentChanged\",1,2]]",
                "[[\"incident.IncidentChanged\",\"kana-of-somebody\"]]",
                "[[\"incident.IncidentChanged\",null]]",
                "[[\"incident.IncidentChanged\",1.5]]",
                "[[\"incident.IncidentChanged\",92233720368547758070]]",
                "[[\"incident.IncidentChanged\",{\"@class\":\"java.util.ArrayList\"}]]",
                "[[\"callstats.DayConfirmed\",1,\"kana-of-somebody\"]]",
                "[[\"inquiry.InquirySaved\",1,2,\"kana-of-somebody-kana-of-somebody-kana-of-somebody-kana-of-somebody\"]]",
                "\u00ac\u00ed\u0000\u0005sr",
            })
    void whatIsNoEventIsDroppedAndNotRepeatedInTheLog(String message, CapturedOutput output) {
        assertThat(MESSAGES.read(message.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
        assertThat(output.getAll()).contains("dropped").doesNotContain("kana-of-somebody");
    }

    @Test
    void whatIsTooLongIsDropped(CapturedOutput output) {
        String many = IntStream.range(0, EventMessages.MOST_EVENTS + 1)
                .mapToObj(i -> "[\"incident.IncidentChanged\"," + i + "]")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(MESSAGES.read(many.getBytes(StandardCharsets.UTF_8))).isEmpty();

        String wide = "[[\"incident.IncidentChanged\",1]" + " ".repeat(EventMessages.MOST_BYTES) + "]";
        assertThat(MESSAGES.read(wide.getBytes(StandardCharsets.UTF_8))).isEmpty();

        assertThat(output.getAll().lines().filter(line -> line.contains("dropped")))
                .hasSize(2);
    }

    /** While nodes are updated one after the other. */
    @Test
    void whatStandsBesideAnUnknownEventIsRead() {
        byte[] message = "[[\"incident.Unheard\",1],[\"incident.IncidentChanged\",7]]".getBytes(StandardCharsets.UTF_8);

        assertThat(MESSAGES.read(message)).containsExactly(new IncidentChanged(7));
    }

    private static LiveEvent sample(Class<? extends LiveEvent> kind, boolean full) throws Exception {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] parts = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            if (types[i] == long.class) {
                parts[i] = full ? Long.MAX_VALUE - i : Long.MIN_VALUE + i;
            } else if (full) {
                parts[i] = types[i] == Long.class
                        ? Long.valueOf(i + 1)
                        : types[i] == LocalDate.class ? LocalDate.of(2022, 8, 3) : "K-\"20220803\"-\u20bb7" + i;
            }
        }
        Constructor<? extends LiveEvent> constructor = kind.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(parts);
    }
}
