package jp.madoguchi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The portal's texts: both languages whole and alike, every text used, every text that is used there. */
class MessageBundlesTest {
    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Path CODE = Path.of("src/main/java");

    /** Keys whose end is made from a value (the name of a role, a state …); each prefix is written so in the code. */
    private static final Set<String> MADE_FROM_VALUES = Set.of(
            "audit.column.",
            "audit.origin.",
            "audit.search.",
            "audit.verify.fault.",
            "callstats.board.state.",
            "callstats.calls.",
            "callstats.day.source.",
            "callstats.differences.",
            "callstats.measure.",
            "callstats.result.",
            "contract.cell.",
            "contract.completion.answer.",
            "contract.completion.changed.",
            "contract.completion.column.",
            "contract.completion.data.",
            "contract.completion.handover.",
            "contract.completion.handoverText.",
            "contract.completion.indicator.",
            "contract.completion.inspection.",
            "contract.completion.met.",
            "contract.completion.outcome.",
            "contract.completion.section.",
            "contract.completion.state.",
            "contract.completion.step.",
            "contract.completion.value.",
            "contract.cost.kind.",
            "contract.cost.state.",
            "contract.evidence.state.",
            "contract.field.",
            "contract.figure.",
            "contract.judgement.",
            "contract.kind.",
            "contract.remediation.state.",
            "contract.rhythm.",
            "contract.side.",
            "contract.source.",
            "contract.state.",
            "dashboard.chart.reach.",
            "dashboard.statements.column.",
            "dashboard.statements.verdict.",
            "incident.change.",
            "incident.details.",
            "incident.milestone.channel.",
            "incident.milestone.kind.",
            "incident.role.",
            "callstats.apology.column.",
            "callstats.apology.state.",
            "callstats.lost.became.",
            "inquiry.callback.column.",
            "inquiry.callback.result.",
            "inquiry.callback.state.",
            "inquiry.callback.whose.",
            "inquiry.outgoing.kind.",
            "inquiry.channel.",
            "inquiry.column.",
            "inquiry.escalation.state.",
            "inquiry.escalation.step.",
            "inquiry.escalation.urgency.",
            "inquiry.field.",
            "inquiry.followUp.step.",
            "inquiry.followUp.work.",
            "inquiry.list.span.",
            "inquiry.outcome.",
            "inquiry.relation.",
            "inquiry.request.column.",
            "inquiry.statement.",
            "inquiry.story.callback.",
            "inquiry.story.channel.",
            "inquiry.story.delivery.",
            "inquiry.story.gift.",
            "outreach.reach.channel.",
            "outreach.reach.column.",
            "outreach.reach.delivery.",
            "outreach.reach.gift.",
            "outreach.reach.state.",
            "outreach.reach.why.",
            "outreach.survey.statement.",
            "outreach.gift.cause.",
            "outreach.gift.difference.",
            "outreach.gift.replacement.cause.",
            "outreach.gift.replacement.state.",
            "outreach.gift.settlement.count.",
            "outreach.gift.state.",
            "outreach.gift.state.note.",
            "outreach.gift.told.",
            "outreach.template.channel.",
            "outreach.template.field.",
            "outreach.template.kind.",
            "outreach.template.part.",
            "outreach.wave.audience.gift.",
            "outreach.wave.audience.wave.",
            "outreach.wave.audit.",
            "outreach.wave.cause.",
            "outreach.wave.condition.",
            "outreach.wave.delivery.",
            "outreach.wave.excluded.",
            "outreach.wave.figure.",
            "outreach.wave.outcome.",
            "outreach.wave.state.",
            "outreach.wave.step.",
            "outreach.sending.cause.",
            "outreach.sending.channel.",
            "outreach.sending.column.",
            "outreach.sending.reading.cause.",
            "outreach.sending.state.",
            "outreach.sending.stateNote.",
            "platform.area.",
            "platform.import.charset.",
            "platform.import.origin.",
            "privacy.export.state.",
            "privacy.keys.state.",
            "privacy.retention.extent.",
            "privacy.keyEnd.state.",
            "privacy.retention.kind.",
            "privacy.retention.state.",
            "privacy.retention.term.",
            "privacy.subject.former.",
            "privacy.subject.kind.",
            "privacy.subject.mark.",
            "privacy.subject.state.",
            "privacy.reveals.object.",
            "regulator.calendar.kind.",
            "regulator.field.",
            "regulator.kind.",
            "regulator.measureState.",
            "regulator.note.",
            "regulator.show.",
            "regulator.step.",
            "reissue.plan.kind.",
            "reissue.plan.timeliness.",
            "reissue.review.decided.",
            "reissue.review.meanwhile.",
            "reissue.state.",
            "reissue.uploads.outcome.",
            "report.audit.sha256.",
            "report.format.",
            "report.kind.",
            "report.numerals.",
            "report.state.",
            "report.step.",
            "security.limit.",
            "security.people.obstacle.",
            "security.problem.",
            "security.role.");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    private final Map<String, String> japanese = bundles("ja");
    private final Map<String, String> english = bundles("en");
    private final Set<String> literals = literals();

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(japanese).hasSizeGreaterThan(100);
        assertThat(english.keySet()).containsExactlyInAnyOrderElementsOf(japanese.keySet());
    }

    @Test
    void aKeyStartsWithTheRoomOfItsBundle() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            for (Path file : files.toList()) {
                String room = file.getFileName().toString().replaceFirst("_(ja|en)\\.properties$", "");
                assertThat(read(file).stringPropertyNames())
                        .as(file.toString())
                        .allMatch(key -> key.startsWith(room + "."), "starts with " + room + ".");
            }
        }
    }

    @Test
    void noKeyStandsTwiceInItsBundle() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            for (Path file : files.toList()) {
                List<String> keys = Files.readAllLines(file).stream()
                        .filter(line -> line.matches("[a-zA-Z][\\w.\\-]*\\s*=.*"))
                        .map(line -> line.substring(0, line.indexOf('=')).strip())
                        .toList();
                assertThat(keys).as(file.toString()).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void noTextIsEmpty() {
        assertThat(japanese).noneSatisfy((key, text) -> assertThat(text).isBlank());
        assertThat(english).noneSatisfy((key, text) -> assertThat(text).isBlank());
    }

    @Test
    void everyTextIsAPatternWithTheSameArgumentsInBothLanguages() {
        List<String> problems = new ArrayList<>();
        japanese.forEach((key, text) -> {
            Set<String> inJapanese = arguments(key, text, problems);
            Set<String> inEnglish = arguments(key, english.getOrDefault(key, ""), problems);
            if (!inJapanese.equals(inEnglish)) {
                problems.add(key + ": " + inJapanese + " in Japanese, " + inEnglish + " in English");
            }
        });
        assertThat(problems).isEmpty();
    }

    /** MessageFormat takes a single quote as the start of something literal: an apostrophe is written twice. */
    @Test
    void everyApostropheIsWrittenTwice() {
        List<String> lonely = Stream.concat(japanese.entrySet().stream(), english.entrySet().stream())
                .filter(entry -> entry.getValue().replace("''", "").contains("'"))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        assertThat(lonely).isEmpty();
    }

    @Test
    void everyKeyInTheCodeHasAText() {
        Set<String> rooms =
                japanese.keySet().stream().map(key -> key.split("\\.")[0]).collect(Collectors.toSet());
        Pattern key = Pattern.compile("(" + String.join("|", rooms) + ")(\\.[A-Za-z]\\w*)+");
        List<String> missing = literals.stream()
                .filter(literal -> key.matcher(literal).matches())
                .filter(literal -> !japanese.containsKey(literal))
                // the beginning of keys whose last word is put on: key + ".title"
                .filter(literal -> japanese.keySet().stream().noneMatch(text -> text.startsWith(literal + ".")))
                // names of files look like keys
                .filter(literal -> !literal.matches(".*\\.(json|csv|css|xlsx)"))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsUsed() {
        assertThat(MADE_FROM_VALUES).as("beginnings of keys in the code").isSubsetOf(literals);
        List<String> unused = japanese.keySet().stream()
                .filter(key -> !literals.contains(key) && !literals.containsAll(stemAndEnd(key)))
                .filter(key -> MADE_FROM_VALUES.stream().noneMatch(key::startsWith))
                .toList();
        assertThat(unused).isEmpty();
    }

    private static Set<String> stemAndEnd(String key) {
        int end = key.lastIndexOf('.');
        return Set.of(key.substring(0, end), key.substring(end));
    }

    private static Set<String> arguments(String key, String text, List<String> problems) {
        try {
            new MessageFormat(text);
        } catch (IllegalArgumentException e) {
            problems.add(key + ": " + e.getMessage());
        }
        Set<String> arguments = new TreeSet<>();
        Matcher matcher = ARGUMENT.matcher(text);
        while (matcher.find()) {
            arguments.add(matcher.group(1));
        }
        return arguments;
    }

    private static Map<String, String> bundles(String language) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(BUNDLES)) {
            files.filter(file -> file.toString().endsWith("_" + language + ".properties"))
                    .map(MessageBundlesTest::read)
                    .forEach(bundle ->
                            bundle.stringPropertyNames().forEach(key -> texts.put(key, bundle.getProperty(key))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static Properties read(Path file) {
        Properties bundle = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            bundle.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle;
    }

    private static Set<String> literals() {
        Set<String> literals = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = LITERAL.matcher(Files.readString(file));
                while (matcher.find()) {
                    literals.add(matcher.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return literals;
    }
}
