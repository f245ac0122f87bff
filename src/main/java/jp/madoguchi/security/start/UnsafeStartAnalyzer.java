package jp.madoguchi.security.start;

import java.util.Locale;
import java.util.stream.Collectors;
import jp.madoguchi.platform.i18n.Messages;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what keeps the portal from starting as a list of sentences in the system's language, without a stack trace. */
class UnsafeStartAnalyzer extends AbstractFailureAnalyzer<UnsafeStartException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeStartException cause) {
        Messages messages = new Messages();
        Locale locale = Locale.getDefault();
        String findings = cause.findings().stream()
                .map(finding -> "- " + messages.get(locale, finding))
                .collect(Collectors.joining(System.lineSeparator()));
        return new FailureAnalysis(
                messages.get(locale, "security.start.title") + System.lineSeparator() + findings,
                messages.get(locale, "security.start.action"),
                cause);
    }
}
