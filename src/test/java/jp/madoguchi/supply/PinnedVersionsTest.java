package jp.madoguchi.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same sources make the same portal: no version is left to the day of the build. */
class PinnedVersionsTest {
    private static final Pattern VERSION = Pattern.compile("<([\\w.-]*version)>([^<]*)</");
    private static final Pattern NPM_PACKAGE = Pattern.compile("@NpmPackage\\([^)]*version = \"([^\"]*)\"");
    private static final Pattern IMAGE = Pattern.compile("(?m)^(?:FROM|\\s*image:)\\s+(\\S+)");
    private static final String EXACT = "\\d+(\\.\\d+)*([.-][\\w.]+)?";

    @Test
    void thePomNamesExactVersions() throws IOException {
        List<String> versions = all(VERSION, 2, Path.of("pom.xml"));

        assertThat(versions).hasSizeGreaterThan(20);
        assertThat(versions)
                .allMatch(version -> version.matches("\\$\\{[\\w.-]+}") || version.matches(EXACT))
                .noneMatch(version -> version.contains("SNAPSHOT"));
        assertThat(Files.readString(Path.of("pom.xml"))).doesNotContain("LATEST", "RELEASE", "<repositories>");
    }

    /** Vaadin's own packages have exact versions through its jars; these are what the portal asks for besides. */
    @Test
    void frontendPackagesNameExactVersions() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            List<String> versions = new ArrayList<>();
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                versions.addAll(all(NPM_PACKAGE, 1, source));
            }
            assertThat(versions).isNotEmpty().allMatch(version -> version.matches(EXACT));
        }
    }

    @Test
    void imagesNameAVersion() throws IOException {
        List<String> images = new ArrayList<>();
        for (String file : new String[] {"docker/compose.yml", "docker/Dockerfile", "docker/keycloak/Dockerfile"}) {
            images.addAll(all(IMAGE, 1, Path.of(file)));
        }

        assertThat(images)
                .hasSizeGreaterThan(5)
                .allMatch(image -> image.matches("[\\w./-]+:\\d[\\w.-]*"), "a version behind the colon");
    }

    @Test
    void theBuildToolIsPinnedToo() throws IOException {
        assertThat(Files.readString(Path.of(".mvn", "wrapper", "maven-wrapper.properties")))
                .containsPattern("distributionUrl=https://\\S+/apache-maven-" + EXACT);
        assertThat(Files.readString(Path.of("docker", "local-services.sh")))
                .containsPattern("KEYCLOAK_VERSION=" + EXACT);
    }

    private static List<String> all(Pattern pattern, int group, Path file) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
            found.add(matcher.group(group));
        }
        return found;
    }
}
