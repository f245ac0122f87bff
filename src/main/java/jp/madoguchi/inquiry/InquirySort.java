package jp.madoguchi.inquiry;

/** The order of a list; what is equal in it stands by time, in the same direction. */
public record InquirySort(By by, boolean descending) {
    public static final InquirySort LATEST_FIRST = new InquirySort(By.TIME, true);

    /** Each has an index that is read in its order. */
    public enum By {
        TIME("started_at"),
        CATEGORY("category_id"),
        OPERATOR("operator"),
        OUTCOME("outcome");

        final String column;

        By(String column) {
            this.column = column;
        }
    }

    /** As the end of a statement. */
    String orderBy(String column, String startedAt, String id, boolean descending) {
        String direction = descending ? " desc" : "";
        String time = startedAt + direction + ", " + id + direction;
        return " order by " + (by == By.TIME ? "" : column + direction + ", ") + time;
    }
}
