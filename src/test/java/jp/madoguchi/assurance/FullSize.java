package jp.madoguchi.assurance;

/** Whether proofs run at the size that the requirement names, or at one that takes seconds. */
public final class FullSize {
    private FullSize() {}

    public static boolean isAsked() {
        return "full".equals(System.getProperty("madoguchi.assure"));
    }

    /** As many as the requirement names, or as many as take seconds. */
    public static int of(int small, int full) {
        return isAsked() ? full : small;
    }
}
