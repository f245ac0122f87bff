package jp.madoguchi.security;

/** A part of the portal with a start page of its own. */
public enum Area {
    DESK("desk"),
    CITY("city"),
    CONTRACTOR("contractor"),
    ADMIN("admin");

    private final String path;

    Area(String path) {
        this.path = path;
    }

    /** The route of the start page, without a slash in front. */
    public String path() {
        return path;
    }
}
