package jp.madoguchi.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How {@code docker/backup.sh} signs in, on a machine that has no more than MySQL's image: the programs of the database are stand-ins that
 * show what they were told. {@link BackupIT} tries it at a real server.
 */
class BackupScriptTest {
    /** Of coreutils, findutils, gzip, grep and sed. */
    private static final List<String> OF_THE_IMAGE = List.of(
            "bash",
            "cat",
            "cp",
            "cut",
            "find",
            "grep",
            "gzip",
            "ls",
            "mkdir",
            "mktemp",
            "mv",
            "rm",
            "sed",
            "sha256sum",
            "tail");

    @TempDir
    Path folder;

    private Path programs;

    @BeforeEach
    void aMachine() throws IOException {
        programs = Files.createDirectory(folder.resolve("bin"));
        for (String name : OF_THE_IMAGE) {
            Path there = Stream.of("/usr/bin/", "/bin/")
                    .map(place -> Path.of(place + name))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(programs.resolve(name), there);
        }
    }

    /** @param cipher what the server says it encrypts with */
    private void hasClient(String dump, String client, String help, String cipher) throws IOException {
        program(dump, """
                for a; do [ "$a" != --help ] || { echo '%s'; exit; }; done
                for a; do case $a in --defaults-extra-file=*) cat "${a#*=}" >'%s';; esac; done
                echo '-- Dump completed'
                """.formatted(help, folder.resolve("login")));
        program(client, "printf 'Ssl_cipher\\t%s\\n'\n".formatted(cipher));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!" + programs.resolve("bash") + "\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String back(int outcome, String url, Map<String, String> more) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        programs.resolve("bash").toString(),
                        "docker/backup.sh",
                        "backup",
                        folder.resolve("backup").toString())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("MADOGUCHI_DB_URL", url);
        builder.environment().put("MADOGUCHI_DB_USER", "madoguchi");
        builder.environment().put("MADOGUCHI_DB_PASSWORD", "secret");
        builder.environment().putAll(more);
        Process script = builder.start();
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(printed).isEqualTo(outcome);
        return printed;
    }

    private List<String> login() throws IOException {
        return Files.readAllLines(folder.resolve("login"));
    }

    @ParameterizedTest
    @CsvSource({
        "mysql, '', ssl-mode=PREFERRED",
        "mysql, ?sslMode=DISABLED, ssl-mode=DISABLED",
        "mysql, ?connectTimeout=5&sslMode=REQUIRED, ssl-mode=REQUIRED",
        "mysql, ?sslMode=VERIFY_CA, ssl-mode=VERIFY_CA;ssl-ca=",
        "mysql, ?sslMode=VERIFY_IDENTITY, ssl-mode=VERIFY_IDENTITY;ssl-ca=",
        "mariadb, '', ssl",
        "mariadb, ?sslMode=DISABLED, skip-ssl",
        "mariadb, ?sslMode=REQUIRED, ssl",
        "mariadb, ?sslMode=VERIFY_IDENTITY, ssl;ssl-ca=;ssl-verify-server-cert"
    })
    void theDumpCrossesTheNetworkAsTheUrlSays(String client, String query, String lines) throws Exception {
        boolean mysql = client.equals("mysql");
        hasClient(
                mysql ? "mysqldump" : "mariadb-dump", client, mysql ? "--ssl-mode --set-gtid-purged" : "--ssl", "AES");
        Path authority = Files.writeString(folder.resolve("ca.pem"), "x");
        boolean verifies = query.contains("VERIFY");

        back(
                0,
                "jdbc:mysql://db.example.jp:3307/madoguchi" + query,
                verifies ? Map.of("MADOGUCHI_DB_CA", authority.toString()) : Map.of());

        assertThat(login().subList(6, login().size()))
                .containsExactly(
                        lines.replace("ssl-ca=", "ssl-ca=\"" + authority + "\"").split(";"));
        assertThat(login()).contains("host=\"db.example.jp\"", "port=3307");
    }

    @Test
    void whereTlsIsRequiredAndTheServerHasNoneNothingIsRead() throws Exception {
        hasClient("mariadb-dump", "mariadb", "--ssl", "");

        assertThat(back(1, "jdbc:mysql://db.example.jp/madoguchi?sslMode=REQUIRED", Map.of()))
                .contains("offers no TLS");

        assertThat(folder.resolve("login")).doesNotExist();
        assertThat(folder.resolve("backup")).doesNotExist();
    }

    @Test
    void aWayOfTlsThatNobodyKnowsIsRefused() throws Exception {
        hasClient("mysqldump", "mysql", "--ssl-mode", "AES");

        assertThat(back(1, "jdbc:mysql://db.example.jp/madoguchi?sslMode=SOMETIMES", Map.of()))
                .contains("SOMETIMES");
        assertThat(folder.resolve("login")).doesNotExist();
    }

    @Test
    void aPasswordMayHaveAnyCharacter() throws Exception {
        hasClient("mysqldump", "mysql", "--ssl-mode", "AES");

        back(0, "jdbc:mysql://db.example.jp/madoguchi", Map.of("MADOGUCHI_DB_PASSWORD", "a\"b\\c#d'e f\\n"));

        // as the programs read it back: my_print_defaults prints the same for these lines
        assertThat(login()).contains("password=\"a\\\"b\\\\c#d'e f\\\\n\"");
    }

    @Test
    void checkpointsAreCopiedWithoutTarAndUnfinishedOnesAreNot() throws Exception {
        hasClient("mysqldump", "mysql", "--ssl-mode", "AES");
        Path checkpoints = Files.createDirectory(folder.resolve("checkpoints"));
        Files.writeString(checkpoints.resolve("audit-checkpoint-1.json"), "{1}");
        Files.writeString(checkpoints.resolve("audit-checkpoint-2.json.part"), "{");

        back(
                0,
                "jdbc:mysql://db.example.jp/madoguchi",
                Map.of("MADOGUCHI_AUDIT_CHECKPOINT_FOLDER", checkpoints.toString()));

        Map<String, String> copied = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("backup/checkpoints"))) {
            for (Path file : files.toList()) {
                copied.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(copied).isEqualTo(Map.of("audit-checkpoint-1.json", "{1}"));
        assertThat(Files.readString(folder.resolve("backup/SHA256SUMS")))
                .contains("./checkpoints/audit-checkpoint-1.json", "./database.sql.gz");
    }
}
