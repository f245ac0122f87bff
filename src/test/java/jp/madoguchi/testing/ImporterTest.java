package jp.madoguchi.testing;

import jp.madoguchi.incident.Incident;
import jp.madoguchi.incident.IncidentService;
import jp.madoguchi.platform.i18n.Messages;
import jp.madoguchi.platform.imports.Imports;
import jp.madoguchi.security.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of files that come in have in common: an empty incident and somebody who may bring files. */
@PortalTest
@Tag("database")
public abstract class ImporterTest {
    @Autowired
    protected ApplicationContext context;

    @Autowired
    protected IncidentService incidents;

    @Autowired
    protected Imports imports;

    @Autowired
    protected Messages messages;

    @Autowired
    protected JdbcClient jdbc;

    protected Incident incident;

    private final Role uploader;

    protected ImporterTest(Role uploader) {
        this.uploader = uploader;
    }

    @BeforeEach
    void setUpIncident() {
        CleanDatabase.clean(jdbc);
        incident = KokoIncident.setUp(incidents);
        SignedIn.as(uploader);
    }

    @AfterEach
    void signOut() {
        SignedIn.out();
    }
}
