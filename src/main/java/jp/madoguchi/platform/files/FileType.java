package jp.madoguchi.platform.files;

/** The kinds of files that are taken in; what a file is, its content says and not its name. */
public enum FileType {
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg");

    private final String mediaType;
    private final java.util.List<String> extensions;

    FileType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = java.util.List.of(extensions);
    }

    public String mediaType() {
        return mediaType;
    }

    /** The first is the usual one; without a dot. */
    public java.util.List<String> extensions() {
        return extensions;
    }
}
