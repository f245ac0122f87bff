package jp.madoguchi.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentDefinition;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SystemUser;
import tools.jackson.databind.json.JsonMapper;

/** The incident of the demo, set up from its settings file. */
public final class KokoIncident {
    private KokoIncident() {}

    public static Incident setUp(IncidentService incidents) {
        try (InputStream file = KokoIncident.class.getResourceAsStream("/demo/incident.json")) {
            IncidentDefinition definition = new JsonMapper().readValue(file, IncidentDefinition.class);
            return SystemUser.run(SystemUser.named("test", Role.ADMIN), () -> incidents.define(definition));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
