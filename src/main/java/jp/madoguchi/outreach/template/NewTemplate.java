package jp.madoguchi.outreach.template;

import jp.madoguchi.outreach.MessageChannel;
import jp.madoguchi.outreach.WaveKind;
import org.jspecify.annotations.Nullable;

/** A template as the form has it. */
public record NewTemplate(
        String name, @Nullable WaveKind kind, @Nullable MessageChannel channel, TemplateTexts texts) {}
