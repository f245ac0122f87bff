package jp.madoguchi.platform.imports;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A column that a format declares, immutable. Keep each in a constant: it is the key by which {@link Cells} gives the value out.
 *
 * <pre>{@code
 * static final Column<String> CARD = Column.code("card_ref", "カード参照番号").maxLength(20);
 * static final Column<LocalDate> PURCHASED = Column.date("purchased_on", "購入日").optional();
 * }</pre>
 */
public final class Column<T> {

    private static final int DEFAULT_MAX_LENGTH = 255;
    static final String HIDDEN = "••••";

    private final String name;
    private final List<String> aliases;
    private final CellParser<T> parser;
    private final boolean required;
    private final int maxLength;
    private final UnaryOperator<String> mask;
    private final Function<T, Object> display;
    private final boolean secret;

    private Column(
            String name,
            List<String> aliases,
            CellParser<T> parser,
            boolean required,
            int maxLength,
            UnaryOperator<String> mask,
            Function<T, Object> display,
            boolean secret) {
        this.name = name;
        this.aliases = aliases;
        this.parser = parser;
        this.required = required;
        this.maxLength = maxLength;
        this.mask = mask;
        this.display = display;
        this.secret = secret;
    }

    /** A column with a parser of the room's own. The name is the header's canonical spelling, the aliases are accepted as well. */
    public static <T> Column<T> of(CellParser<T> parser, String name, String... aliases) {
        return new Column<>(
                name,
                List.of(aliases),
                parser,
                true,
                DEFAULT_MAX_LENGTH,
                UnaryOperator.identity(),
                String::valueOf,
                false);
    }

    /** Text for people, kept character by character; only space around it is taken off. */
    public static Column<String> text(String name, String... aliases) {
        return of(Parsed::value, name, aliases);
    }

    /** References, user names, addresses: full-width characters become half-width ones (NFKC). */
    public static Column<String> code(String name, String... aliases) {
        return of(cell -> Parsed.value(Normalizer.normalize(cell, Normalizer.Form.NFKC)), name, aliases);
    }

    /**
     * One of a known set.
     *
     * @param lookup gives null for what isn't in the set; it gets the text after NFKC
     * @param unknownKey message for that case, with the text as {0}
     */
    public static <T> Column<T> oneOf(
            Function<String, @Nullable T> lookup, String unknownKey, String name, String... aliases) {
        return of(
                cell -> {
                    T found = lookup.apply(Normalizer.normalize(cell, Normalizer.Form.NFKC));
                    return found == null
                            ? Parsed.refused(unknownKey, CellParsers.shortened(cell))
                            : Parsed.value(found);
                },
                name,
                aliases);
    }

    public static Column<LocalDate> date(String name, String... aliases) {
        return of(CellParsers::date, name, aliases);
    }

    /** A date as people write it in tables of their own; see {@link Tolerance}. */
    public static Column<LocalDate> looseDate(String name, String... aliases) {
        return of(LooseDates::date, name, aliases);
    }

    /** A whole number from 0, also with its unit behind it (13,760件). */
    public static Column<Integer> looseCount(String name, String... aliases) {
        return of(cell -> CellParsers.integer(cell.replaceFirst("\\s*[件枚]$", ""), 0, Integer.MAX_VALUE), name, aliases);
    }

    /** A moment with its zone; without one it is a Japanese local time. */
    public static Column<OffsetDateTime> dateTime(String name, String... aliases) {
        return of(CellParsers::dateTime, name, aliases);
    }

    /** A whole number from 0. */
    public static Column<Integer> count(String name, String... aliases) {
        return integer(0, Integer.MAX_VALUE, name, aliases);
    }

    public static Column<Integer> integer(int min, int max, String name, String... aliases) {
        return of(cell -> CellParsers.integer(cell, min, max), name, aliases);
    }

    /** The cell may be empty, and the whole column may be missing. */
    public Column<T> optional() {
        return new Column<>(name, aliases, parser, false, maxLength, mask, display, secret);
    }

    /** In characters as people count them: 𠮷 is one. */
    public Column<T> maxLength(int length) {
        return new Column<>(name, aliases, parser, required, length, mask, display, secret);
    }

    /** How the preview shows the cell. The preview never holds the unmasked text. */
    public Column<T> masked(UnaryOperator<String> shown) {
        return new Column<>(name, aliases, parser, required, maxLength, shown, display, secret);
    }

    /** How a value is shown beside the cell that it was understood from: as a text or a {@code LocalizedText}. */
    public Column<T> displayed(Function<T, Object> shown) {
        return new Column<>(name, aliases, parser, required, maxLength, mask, shown, secret);
    }

    /**
     * A column of codes that are worth money, which the room keeps encrypted. No preview shows a cell of it, and whatever its parser
     * would take for such a code is quoted nowhere, also where it stands in another column or where the names of columns should be.
     * In return its cells aren't looked at for card numbers: a code of 16 digits may look like one. The parser has to be strict, and must
     * not quote the cell either.
     */
    public Column<T> secret() {
        return new Column<>(name, aliases, parser, required, maxLength, cell -> HIDDEN, value -> HIDDEN, true);
    }

    public String name() {
        return name;
    }

    /** For the head of a preview: the Japanese alias for readers of Japanese, else the name in words. */
    public String title(Locale locale) {
        return aliases.stream()
                .filter(alias ->
                        locale.getLanguage().equals("ja") && alias.codePoints().anyMatch(c -> c > 0x7F))
                .findFirst()
                .orElse(name.replace('_', ' '));
    }

    public boolean isRequired() {
        return required;
    }

    boolean isSecret() {
        return secret;
    }

    /** Whether the text is such a code, wherever it stands. */
    boolean isGivenAwayBy(String text) {
        return secret && !text.isEmpty() && parser.parse(text) instanceof Parsed.Value<T>;
    }

    int maxLength() {
        return maxLength;
    }

    String shown(String cell) {
        return cell.isEmpty() ? "" : mask.apply(cell);
    }

    Parsed<T> parse(String cell) {
        return parser.parse(cell);
    }

    @SuppressWarnings("unchecked") // it is given what its own parser made
    Object display(Object value) {
        return display.apply((T) value);
    }

    boolean isCalled(String header) {
        String wanted = normalised(header);
        return normalised(name).equals(wanted)
                || aliases.stream().anyMatch(alias -> normalised(alias).equals(wanted));
    }

    private static String normalised(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\\-]", "");
    }
}
