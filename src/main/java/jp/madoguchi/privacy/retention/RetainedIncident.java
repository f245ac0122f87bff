package jp.madoguchi.privacy.retention;

import java.util.Optional;
import jp.madoguchi.platform.i18n.LocalizedText;

/** The incident whose data is kept. */
public record RetainedIncident(long id, String code, LocalizedText name) {
    /** Knows it. The room of incidents answers. */
    public interface Source {
        /** The one that the screens work on. */
        Optional<RetainedIncident> current();

        Optional<RetainedIncident> byId(long id);
    }
}
