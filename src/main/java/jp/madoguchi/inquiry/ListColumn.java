package jp.madoguchi.inquiry;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A column of the list of inquiries, in the order in which they stand. */
public enum ListColumn {
    NUMBER,
    TIME(InquirySort.By.TIME),
    ENDED,
    CATEGORY(InquirySort.By.CATEGORY),
    OUTCOME(InquirySort.By.OUTCOME),
    ASSIGNEE,
    DUE,
    FOLLOW_UP,
    CALLER,
    SUMMARY,
    CHANNEL,
    OPERATOR(InquirySort.By.OPERATOR),
    CASE,
    TOPIC,
    RELATION,
    IMPERSONATION,
    ANSWER,
    SEND_AGAIN,
    AMOUNT,
    ISSUER_TOLD,
    POLICE_TOLD,
    CALL;

    /** What everybody sees who has chosen nothing. */
    public static final List<ListColumn> STANDARD =
            List.of(TIME, CATEGORY, OUTCOME, CALLER, SUMMARY, CHANNEL, OPERATOR);

    private final InquirySort.@Nullable By sort;

    ListColumn() {
        this(null);
    }

    ListColumn(InquirySort.@Nullable By sort) {
        this.sort = sort;
    }

    /** By what the list is sorted at its heading; absent where it can't be. */
    public InquirySort.@Nullable By sort() {
        return sort;
    }

    /** The key of its heading. */
    public String textKey() {
        return "inquiry.column." + name();
    }

    /** In their order, each once. */
    public static List<ListColumn> inOrder(Set<ListColumn> columns) {
        return columns.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(columns));
    }

    /** Of names with commas between them; unknown ones are left out. */
    static List<ListColumn> read(String names) {
        Set<String> named = Set.of(names.split(","));
        return Arrays.stream(values())
                .filter(column -> named.contains(column.name()))
                .toList();
    }

    static String write(List<ListColumn> columns) {
        return columns.stream().map(ListColumn::name).collect(Collectors.joining(","));
    }
}
