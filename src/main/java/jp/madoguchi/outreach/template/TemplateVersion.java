package jp.madoguchi.outreach.template;

import java.time.Instant;
import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;

/**
 * One version of a template. It never changes.
 *
 * @param latest number of the template's latest version
 */
public record TemplateVersion(
        long id,
        long templateId,
        long incidentId,
        String name,
        WaveKind kind,
        MessageChannel channel,
        boolean retired,
        int number,
        int latest,
        TemplateTexts texts,
        String writtenBy,
        Instant writtenAt) {
    public boolean isLatest() {
        return number == latest;
    }
}
