package jp.madoguchi.security.start;

import java.util.List;
import jp.madoguchi.platform.i18n.MessageText;

/** The portal doesn't start with these settings. */
public class UnsafeStartException extends RuntimeException {
    private final transient List<MessageText> findings;

    UnsafeStartException(List<MessageText> findings) {
        super("The portal doesn't start with these settings: "
                + findings.stream().map(MessageText::key).toList());
        this.findings = List.copyOf(findings);
    }

    public List<MessageText> findings() {
        return findings;
    }
}
