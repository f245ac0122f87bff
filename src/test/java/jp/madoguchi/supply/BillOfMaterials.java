package jp.madoguchi.supply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the built jar is made of, by its own word: the libraries that lie in it, the bill of materials (CycloneDX), and the packages
 * that went into its frontend.
 */
final class BillOfMaterials {
    static final String JSON = "META-INF/sbom/application.cdx.json";
    static final String XML = "META-INF/sbom/application.cdx.xml";
    private static final String FRONTEND = "META-INF/VAADIN/config/stats.json";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    /**
     * @param name {@code group:name}, or {@code npm:name} for a package of the frontend
     * @param url its name for other tools, as {@code pkg:maven/org.slf4j/slf4j-api@2.0.18}
     * @param hashed whether its SHA-256 is told
     */
    record Part(String name, String version, String url, boolean hashed) {
        String fileName() {
            return name.substring(name.indexOf(':') + 1) + "-" + version + ".jar";
        }
    }

    private final Path jar;

    BillOfMaterials(Path jar) {
        this.jar = jar;
    }

    /** Names of the jars inside of the jar. */
    Set<String> libraries() {
        try (JarFile file = new JarFile(jar.toFile())) {
            return new TreeSet<>(file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the bill lists. */
    List<Part> listed() {
        return read(JSON)
                .path("components")
                .valueStream()
                .map(part -> new Part(
                        part.path("group").asString() + ":" + part.path("name").asString(),
                        part.path("version").asString(),
                        part.path("purl").asString().replaceFirst("\\?.*", ""),
                        part.path("hashes")
                                .valueStream()
                                .anyMatch(hash -> hash.path("alg").asString().equals("SHA-256"))))
                .toList();
    }

    /** The frontend's packages, as Vaadin has noted them at the build. */
    List<Part> frontend() {
        JsonNode stats = read(FRONTEND);
        TreeMap<String, String> versions = new TreeMap<>();
        for (String kind : new String[] {"packageJsonDependencies", "npmModules"}) {
            stats.path(kind)
                    .propertyStream()
                    .forEach(entry ->
                            versions.put(entry.getKey(), entry.getValue().asString()));
        }
        return versions.entrySet().stream()
                .map(entry -> new Part(
                        "npm:" + entry.getKey(),
                        entry.getValue(),
                        "pkg:npm/" + entry.getKey().replace("@", "%40") + "@" + entry.getValue(),
                        false))
                .toList();
    }

    boolean has(String entry) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry(entry) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line of the jar's manifest that says where the bill lies; null where there is none. */
    String location() {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue("Sbom-Location");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read(String entry) {
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry found = file.getEntry(entry);
            if (found == null) {
                throw new IllegalStateException(
                        jar + " has no " + entry + "; a build that Maven runs offline (-o) makes no bill of materials");
            }
            try (InputStream in = file.getInputStream(found)) {
                return JsonMapper.shared().readTree(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
