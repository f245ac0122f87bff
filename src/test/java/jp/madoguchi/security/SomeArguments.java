package jp.madoguchi.security;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.TableFile;

/** Something to call a method with where it doesn't matter what: plausible, and alike at each call. */
final class SomeArguments {
    private static final LocalDate DAY = LocalDate.of(2022, 7, 29);

    private SomeArguments() {}

    /** @return null where nothing could be made, which every method has to bear as well */
    static Object of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return ofCollection((Class<?>) parameterized.getRawType(), parameterized);
        }
        return type instanceof Class<?> plain ? of(plain) : null;
    }

    private static Object ofCollection(Class<?> raw, ParameterizedType type) {
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of();
        }
        if (raw == Optional.class) {
            return Optional.empty();
        }
        Object one = of(type.getActualTypeArguments()[0]);
        if (Set.class.isAssignableFrom(raw)) {
            return one == null ? Set.of() : Set.of(one);
        }
        return Collection.class.isAssignableFrom(raw) && one != null ? List.of(one) : List.of();
    }

    private static Object of(Class<?> type) {
        Map<Class<?>, Object> known = Map.ofEntries(
                Map.entry(String.class, "理由"),
                Map.entry(int.class, 1),
                Map.entry(Integer.class, 1),
                Map.entry(long.class, 1L),
                Map.entry(Long.class, 1L),
                Map.entry(boolean.class, true),
                Map.entry(Boolean.class, true),
                Map.entry(double.class, 1.0),
                Map.entry(LocalDate.class, DAY),
                Map.entry(LocalTime.class, LocalTime.NOON),
                Map.entry(YearMonth.class, YearMonth.from(DAY)),
                Map.entry(Instant.class, Instant.parse("2022-07-29T03:00:00Z")),
                Map.entry(Duration.class, Duration.ofHours(1)),
                Map.entry(Locale.class, Locale.JAPANESE),
                Map.entry(byte[].class, new byte[0]),
                Map.entry(Progress.class, Progress.unwatched()),
                Map.entry(TableFile.class, new TableFile("a.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))));
        if (known.containsKey(type)) {
            return known.get(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        return type.isRecord() ? ofRecord(type) : null;
    }

    private static Object ofRecord(Class<?> type) {
        RecordComponent[] parts = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(parts).map(part -> of(part.getGenericType())).toArray());
        } catch (ReflectiveOperationException | RuntimeException itsOwnRules) {
            return null;
        }
    }
}
