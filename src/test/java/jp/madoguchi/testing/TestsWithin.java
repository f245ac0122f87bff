package jp.madoguchi.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/** Runs tests inside a test, in the same portal, for what they make the portal do. Proofs of their own are left out. */
public final class TestsWithin {
    private static final TestTag PROOF = TestTag.create("assurance");

    private TestsWithin() {}

    /** How they ended. */
    public record Ended(int passed, List<String> failed) {}

    public static Ended run(List<Class<?>> classes) {
        JupiterTestEngine engine = new JupiterTestEngine();
        TestDescriptor all = engine.discover(request(classes), UniqueId.forEngine(engine.getId()));
        List.copyOf(all.getDescendants()).stream()
                .filter(test -> test.getTags().contains(PROOF))
                .forEach(TestDescriptor::removeFromHierarchy);
        Listener listener = new Listener();
        try (var store = new NamespacedHierarchicalStore<Namespace>(null);
                var ofRequest = store.newChild()) {
            engine.execute(ExecutionRequest.create(
                    all, listener, new Defaults(), new NoFiles(), ofRequest, CancellationToken.disabled()));
        }
        return new Ended(listener.passed, List.copyOf(listener.failed));
    }

    private static EngineDiscoveryRequest request(List<Class<?>> classes) {
        List<DiscoverySelector> selectors = classes.stream()
                .<DiscoverySelector>map(DiscoverySelectors::selectClass)
                .toList();
        return new EngineDiscoveryRequest() {
            @Override
            public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
                return selectors.stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .toList();
            }

            @Override
            public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
                return List.of();
            }

            @Override
            public ConfigurationParameters getConfigurationParameters() {
                return new Defaults();
            }

            @Override
            public OutputDirectoryCreator getOutputDirectoryCreator() {
                return new NoFiles();
            }
        };
    }

    private static final class Listener implements EngineExecutionListener {
        private final List<String> failed = new java.util.ArrayList<>();
        private int passed;

        @Override
        public void executionFinished(TestDescriptor test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed += test.isTest() ? 1 : 0;
            } else {
                failed.add(test.getUniqueId() + ": " + result.getThrowable().orElse(null));
            }
        }
    }

    private static final class Defaults implements ConfigurationParameters {
        @Override
        public Optional<String> get(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<Boolean> getBoolean(String key) {
            return Optional.empty();
        }

        @Override
        public Set<String> keySet() {
            return Set.of();
        }
    }

    private static final class NoFiles implements OutputDirectoryCreator {
        @Override
        public Path getRootDirectory() {
            return Path.of("target");
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) throws IOException {
            return Files.createTempDirectory("test");
        }
    }
}
