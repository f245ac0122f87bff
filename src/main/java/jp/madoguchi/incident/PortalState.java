package jp.madoguchi.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the portal runs on.
 *
 * @param version absent where it runs from the sources
 * @param now by the portal's clock, which in the demo stands on a day of the incident
 */
public record PortalState(
        @Nullable String version, String database, String databaseVersion, String javaVersion, Instant now) {}
