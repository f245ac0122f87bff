package jp.madoguchi.outreach.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import jp.madoguchi.outreach.sending.OutsideBatch.Standing;
import jp.madoguchi.outreach.survey.HolderPage;
import jp.madoguchi.outreach.survey.SurveyToken;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.export.TableExport;
import jp.madoguchi.platform.imports.ImportOutcome;
import jp.madoguchi.platform.imports.ImportPreview;
import jp.madoguchi.platform.imports.ImportRefusedException;
import jp.madoguchi.platform.jobs.Progress;
import jp.madoguchi.platform.table.CharsetChoice;
import jp.madoguchi.platform.table.TableFile;
import jp.madoguchi.platform.time.Tokyo;
import jp.madoguchi.security.PortalUser;
import jp.madoguchi.security.Role;
import jp.madoguchi.security.SignedInSessions;
import jp.madoguchi.testing.AffectedPersons;
import jp.madoguchi.testing.ImporterTest;
import jp.madoguchi.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A wave that a sender outside hands over, from the file to its results. */
class OutsideTest extends ImporterTest {
    private static final PortalUser OTHER = new PortalUser("other", "Other", "city", Set.of(Role.OFFICIAL));

    @Autowired
    OutsideService outside;

    @Autowired
    OutsideResultsImporter importer;

    @Autowired
    Clock clock;

    @Autowired
    OutsideReadingService readings;

    @Autowired
    HolderPage page;

    SendingCase wave;
    List<Long> ids;

    OutsideTest() {
        super(Role.OFFICIAL);
    }

    @BeforeEach
    void setUpWave() {
        wave = SendingCase.mails(jdbc, incident, clock.instant().minusSeconds(60))
                .where("outside = true");
        ids = wave.persons(3);
        signedIn(Duration.ofMinutes(1));
    }

    @AfterEach
    void noRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    private void signedIn(Duration ago) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.getSession()
                .setAttribute(
                        SignedInSessions.class.getName() + ".signedInAt",
                        clock.instant().minus(ago));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private OutsideBatch batch() {
        return outside.batches(incident.id()).getFirst();
    }

    private long asked(long batch) {
        readings.ask(incident.id(), batch, ReadingCause.LOST);
        return Objects.requireNonNull(batch().asked()).id();
    }

    @Test
    void whatIsAskedForWaitsForOthersAsLongAsTheFileIsOpen() {
        long batch = outside.handOut(incident.id(), wave.wave());
        csv(batch);
        asked(batch);
        assertThat(readings.waitingForMe(incident.id())).as("one's own").isZero();

        SignedIn.as(OTHER);
        assertThat(readings.waitingForMe(incident.id())).isOne();
        assertThat(readings.waitingForMe(incident.id() + 1))
                .as("of another incident")
                .isZero();
        wave.where("state = 'STOPPED'");
        assertThat(readings.waitingForMe(incident.id())).as("stopped").isZero();
        wave.where("state = 'PAUSED'");
        assertThat(readings.waitingForMe(incident.id())).isOne();
        jdbc.sql("update delivery set state = 'DELIVERED'").update();
        assertThat(readings.waitingForMe(incident.id())).as("all heard of").isZero();
    }

    private int entries(String action) {
        return jdbc.sql("select count(*) from audit_event where action = ?")
                .param("outreach.sending.audit." + action)
                .query(Integer.class)
                .single();
    }

    private void notTaken(String words, long batch) {
        int before = entries("fileRead");
        int readings = batch().readings();
        refused(words, () -> csv(batch));
        assertThat(entries("fileRead")).as("nothing left").isEqualTo(before);
        assertThat(batch().readings()).isEqualTo(readings);
    }

    private void notDecided(String words, Runnable work) {
        String before =
                jdbc.sql("select * from outside_reading").query().listOfRows().toString();
        refused(words, work);
        assertThat(jdbc.sql("select * from outside_reading")
                        .query()
                        .listOfRows()
                        .toString())
                .isEqualTo(before);
    }

    private String csv(long batch) {
        return new String(TableExport.CSV.bytes(outside.file(incident.id(), batch)), StandardCharsets.UTF_8);
    }

    @Test
    void aFileHoldsWhatTheSenderNeedsAndTheNextOneHoldsOnlyWhatIsNew() {
        jdbc.sql("update template_version set subject_ja = '=HYPERLINK(1)'").update();
        long first = outside.handOut(incident.id(), wave.wave());

        assertThat(csv(first))
                .startsWith("delivery_id,channel,to,subject,text,html\r\n")
                .contains(ids.get(0) + ",EMAIL,user000001@example.jp,'=HYPERLINK(1),")
                .contains(ids.get(2) + ",EMAIL,user000003@example.jp");
        assertThat(wave.count("SENDING")).isEqualTo(3);
        refused("残っていません", () -> outside.handOut(incident.id(), wave.wave()));

        long late = wave.person("U9", "user9@example.jp", null);
        long second = outside.handOut(incident.id(), wave.wave());
        assertThat(csv(second))
                .contains(late + ",EMAIL")
                .doesNotContain(ids.get(0).toString());
        assertThat(outside.batches(incident.id()))
                .extracting(OutsideBatch::number, OutsideBatch::deliveries, OutsideBatch::open)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, 1, 1), org.assertj.core.groups.Tuple.tuple(1, 3, 3));
        assertThat(entries("fileRead")).isEqualTo(2);
    }

    @Test
    void aFileLeavesOnceAndOnceMoreOnlyWhenSomebodyElseHasAllowedIt() {
        long batch = outside.handOut(incident.id(), wave.wave());
        assertThat(batch().standing()).isEqualTo(Standing.FREE);
        csv(batch);
        assertThat(batch()).returns(1, OutsideBatch::readings).returns(Standing.MUST_ASK, OutsideBatch::standing);
        notTaken("もう取り出されています", batch);

        long reading = asked(batch);
        assertThat(batch().standing()).isEqualTo(Standing.WAITS);
        notTaken("もう取り出されています", batch);
        notDecided("自分では決められません", () -> readings.allow(incident.id(), batch, reading));
        notDecided("もう求められています", () -> readings.ask(incident.id(), batch, ReadingCause.DAMAGED));

        SignedIn.as(Role.APPROVER);
        assertThat(Objects.requireNonNull(batch().asked()).forUser()).isTrue();
        readings.allow(incident.id(), batch, reading);
        notDecided("もう決まっています", () -> readings.refuse(incident.id(), batch, reading));
        SignedIn.as(OTHER);
        notTaken("もう取り出されています", batch);

        SignedIn.as(Role.OFFICIAL);
        assertThat(batch().standing()).isEqualTo(Standing.FREE);
        assertThat(csv(batch)).contains(ids.get(1) + ",EMAIL,user000002@example.jp");
        assertThat(batch()).returns(2, OutsideBatch::readings).returns(Standing.MUST_ASK, OutsideBatch::standing);
        notTaken("もう取り出されています", batch);
        assertThat(entries("readingAsked")).isEqualTo(1);
        assertThat(entries("readingAllowed")).isEqualTo(1);
        assertThat(jdbc.sql(
                                "select details from audit_event where action = 'outreach.sending.audit.fileRead' order by number")
                        .query(String.class)
                        .list())
                .first()
                .asString()
                .contains("\"outreach.sending.audit.reading\":\"1\"", "\"outreach.sending.audit.messages\":\"3\"");
    }

    @Test
    void whatWasRefusedOrAllowedTooLongAgoIsNotTaken() {
        long batch = outside.handOut(incident.id(), wave.wave());
        notDecided("まだ取り出されていない", () -> readings.ask(incident.id(), batch, ReadingCause.LOST));
        csv(batch);
        notDecided("理由を選んでください", () -> readings.ask(incident.id(), batch, null));
        long refused = asked(batch);
        SignedIn.as(OTHER);
        readings.refuse(incident.id(), batch, refused);
        SignedIn.as(Role.OFFICIAL);
        assertThat(batch().standing()).isEqualTo(Standing.MUST_ASK);
        notTaken("もう取り出されています", batch);

        long late = asked(batch);
        SignedIn.as(OTHER);
        readings.allow(incident.id(), batch, late);
        SignedIn.as(Role.OFFICIAL);
        jdbc.sql("update outside_reading set decided_at = ? where id = ?")
                // cut, since the column rounds, and half a millisecond later it might not be long enough ago
                .params(
                        Tokyo.toColumn(
                                clock.instant().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofHours(24))),
                        late)
                .update();
        assertThat(batch().standing()).isEqualTo(Standing.MUST_ASK);
        notTaken("もう取り出されています", batch);
    }

    /** Otherwise nobody could take it while whoever was allowed to is away. */
    @Test
    void whatWasAllowedAndIsNotUsedCanBeTakenBackAndAskedForByAnother() {
        long batch = outside.handOut(incident.id(), wave.wave());
        csv(batch);
        long allowed = asked(batch);
        SignedIn.as(OTHER);
        readings.allow(incident.id(), batch, allowed);
        notDecided("もう求められています", () -> readings.ask(incident.id(), batch, ReadingCause.LOST));
        readings.end(incident.id(), batch, allowed);
        notDecided("もう決まっています", () -> readings.end(incident.id(), batch, allowed));

        SignedIn.as(Role.OFFICIAL);
        notTaken("もう取り出されています", batch);
        long own = asked(batch);
        readings.end(incident.id(), batch, own);
        assertThat(batch().standing()).isEqualTo(Standing.MUST_ASK);
        assertThat(entries("readingEnded")).isEqualTo(2);
    }

    /** What comes back is of the address in the file that was taken, not of the one when the file was made. */
    @Test
    void anAddressThatIsCorrectedBeforeTheFileIsTakenIsMarkedWhenItIsWrongToo() {
        long batch = outside.handOut(incident.id(), wave.wave());
        jdbc.sql("""
                        insert into contact_corrected (case_id, channel, corrected_at)
                        select case_id, channel, ? from delivery where id = ?""")
                .params(Tokyo.toColumn(clock.instant().plusSeconds(60)), ids.get(0))
                .update();
        csv(batch);
        taken(results(ids.get(0) + ",bounced,550,no such user,2022-08-01T10:00:01+09:00,"));

        assertThat(jdbc.sql("select count(*) from contact_mark where delivery_id = ? and mark = 'BOUNCED'")
                        .param(ids.get(0))
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void whoTakesAFileHasJustSignedIn() {
        long batch = outside.handOut(incident.id(), wave.wave());
        signedIn(Duration.ofMinutes(6));
        assertThat(batch().standing()).isEqualTo(Standing.MUST_SIGN_IN);
        notTaken("5 分以内のサインインが必要です", batch);
        assertThat(readings.signInAgain("city/sending")).isEqualTo("/sign-in");
        signedIn(Duration.ofMinutes(4));
        assertThat(csv(batch)).contains(ids.get(0) + ",EMAIL");
    }

    @ParameterizedTest
    @CsvSource({"wave,STOPPED", "wave,DONE", "delivery,DELIVERED"})
    void whatIsOverIsNotTakenAnyMoreNorAskedFor(String table, String state) {
        long batch = outside.handOut(incident.id(), wave.wave());
        jdbc.sql("update " + table + " set state = ?").param(state).update();
        assertThat(batch().standing()).isEqualTo(Standing.CLOSED);
        notTaken("もう取り出せません", batch);
        notDecided("もう取り出せません", () -> readings.ask(incident.id(), batch, ReadingCause.LOST));
    }

    @Test
    void whatWasHeardOfIsInNoFurtherReading() {
        long batch = outside.handOut(incident.id(), wave.wave());
        csv(batch);
        taken(results(ids.get(0) + ",accepted,,,2022-08-01T10:00:01+09:00,"));
        long reading = asked(batch);
        SignedIn.as(Role.APPROVER);
        readings.allow(incident.id(), batch, reading);
        SignedIn.as(Role.OFFICIAL);
        assertThat(csv(batch))
                .contains(ids.get(1) + ",EMAIL", ids.get(2) + ",EMAIL")
                .doesNotContain("" + ids.get(0));
    }

    /** That they failed is what one person says who has taken the file. */
    @Test
    void whatIsReportedAsFailedAndQueuedAgainLeavesInNoFurtherFileWithoutAnother() {
        long first = outside.handOut(incident.id(), wave.wave());
        csv(first);
        taken(results(ids.get(0) + ",failed,550,x,2022-08-01T10:00:01+09:00,"));
        jdbc.sql("update delivery set state = 'QUEUED' where id = ?")
                .param(ids.get(0))
                .update();
        wave.person("U9", "user9@example.jp", null);
        long second = outside.handOut(incident.id(), wave.wave());

        assertThat(batch())
                .returns(2, OutsideBatch::number)
                .returns(0, OutsideBatch::readings)
                .returns(1, OutsideBatch::leftBefore)
                .returns(Standing.MUST_ASK, OutsideBatch::standing);
        notTaken("1 件は、前のファイルで取り出されています", second);
        readings.ask(incident.id(), second, ReadingCause.FAILED);
        long reading = Objects.requireNonNull(batch().asked()).id();
        SignedIn.as(Role.APPROVER);
        readings.allow(incident.id(), second, reading);
        SignedIn.as(Role.OFFICIAL);
        assertThat(csv(second)).contains(ids.get(0) + ",EMAIL");
    }

    /** It was taken once more because nothing came of the first: what comes back now says something of the address that is right now. */
    @Test
    void whatComesBackAfterAFileWasTakenOnceMoreIsOfTheAddressThatItHadThen() {
        long batch = outside.handOut(incident.id(), wave.wave());
        csv(batch);
        List<Long> now = addressKeys();
        // the first went elsewhere then, which was corrected since
        jdbc.sql("update delivery set address_key = address_key + 1 where id = ?")
                .param(ids.get(0))
                .update();
        jdbc.sql("""
                        insert into contact_former (case_id, channel, address_key)
                        select case_id, channel, address_key from delivery where id = ?""").param(ids.get(0)).update();
        long reading = asked(batch);
        SignedIn.as(Role.APPROVER);
        readings.allow(incident.id(), batch, reading);
        SignedIn.as(Role.OFFICIAL);
        csv(batch);

        assertThat(addressKeys()).isEqualTo(now);
        taken(results(ids.get(0) + ",bounced,550,no such user,2022-08-01T10:00:01+09:00,"));
        assertThat(marks(ids.get(0))).isOne();
    }

    @Test
    void whatComesBackOfTheFormerAddressOfAMergedCaseMarksNothing() {
        long batch = outside.handOut(incident.id(), wave.wave());
        csv(batch);
        // the address stood in another case of the person, and was corrected there
        long merged = AffectedPersons.add(jdbc, incident, "U000099", "佐藤 花子", "090-0415-5999", 1);
        jdbc.sql("update case_file set merged_into = (select case_id from delivery where id = ?) where id = ?")
                .params(ids.get(0), merged)
                .update();
        jdbc.sql("""
                        insert into contact_former (case_id, channel, address_key)
                        select ?, channel, address_key from delivery where id = ?""").params(merged, ids.get(0)).update();
        taken(results(ids.get(0) + ",bounced,550,no such user,2022-08-01T10:00:01+09:00,"));
        assertThat(marks(ids.get(0))).isZero();
    }

    private int marks(long delivery) {
        return jdbc.sql("select count(*) from contact_mark where delivery_id = ? and mark = 'BOUNCED'")
                .param(delivery)
                .query(Integer.class)
                .single();
    }

    private List<Long> addressKeys() {
        return jdbc.sql("select address_key from delivery where id in (:ids) order by id")
                .param("ids", ids)
                .query(Long.class)
                .list();
    }

    @Test
    void ofTwoWhoTakeAFileAtOnceOneGetsIt() throws Exception {
        long batch = outside.handOut(incident.id(), wave.wave());
        Callable<Boolean> take = () -> {
            SignedIn.as(Role.OFFICIAL);
            signedIn(Duration.ofMinutes(1));
            try {
                csv(batch);
                return true;
            } catch (RejectedException e) {
                return false;
            } finally {
                SignedIn.out();
                RequestContextHolder.resetRequestAttributes();
            }
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = threads.invokeAll(List.of(take, take));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(batch().readings()).isEqualTo(1);
    }

    /** Also the sender's own copy of the first file goes on leading people to their page. */
    @Test
    void theLinksOfTheFirstFileStayGoodWhenItIsTakenOnceMore() {
        jdbc.sql("update template_version set text_ja = '回答 {{調査URL}}'").update();
        long batch = outside.handOut(incident.id(), wave.wave());
        String first = token(csv(batch));
        long reading = asked(batch);
        SignedIn.as(Role.APPROVER);
        readings.allow(incident.id(), batch, reading);
        SignedIn.as(Role.OFFICIAL);
        String second = token(csv(batch));
        for (String token : List.of(first, second)) {
            assertThat(page.open(SurveyToken.of(token).orElseThrow())).isPresent();
        }
    }

    private static String token(String csv) {
        int at = csv.indexOf("/s/") + "/s/".length();
        return csv.substring(at, at + 24);
    }

    @Test
    void onlyARunningWaveOfASenderOutsideIsHandedOut() {
        wave.where("state = 'PAUSED'");
        refused("送信中ではありません", () -> outside.handOut(incident.id(), wave.wave()));
        wave.where("state = 'RELEASED', outside = false");
        refused("外部に送信を任せる配信ではありません", () -> outside.handOut(incident.id(), wave.wave()));
        refused("そのファイルはありません", () -> outside.file(incident.id(), 1));
        assertThat(wave.count("QUEUED")).isEqualTo(3);
    }

    private void refused(String words, Runnable work) {
        RejectedException refusal = catchThrowableOfType(RejectedException.class, work::run);
        assertThat(messages.get(Locale.JAPANESE, refusal.text())).contains(words);
    }

    @Test
    void twoFilesMadeAtOnceShareNoMessage() throws Exception {
        Callable<Boolean> make = () -> {
            SignedIn.as(Role.OFFICIAL);
            try {
                outside.handOut(incident.id(), wave.wave());
                return true;
            } catch (RejectedException e) {
                return false;
            } finally {
                SignedIn.out();
            }
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = threads.invokeAll(List.of(make, make));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(jdbc.sql("select count(*) from outside_batch_delivery")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    private TableFile results(String... rows) {
        String text = "delivery_id,result,code,cause,sent_at,delivered_at\n" + String.join("\n", rows) + "\n";
        return new TableFile("results.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private ImportOutcome taken(TableFile file) {
        return imports.run(importer, file, CharsetChoice.AUTO, "official", Progress.unwatched());
    }

    @Test
    void resultsSayWhatBecameOfEachMessageAndWhen() {
        outside.handOut(incident.id(), wave.wave());
        TableFile file = results(
                ids.get(0) + ",到達,,,2022-08-01 10:00:00,2022-08-01 10:00:05",
                ids.get(1) + ",accepted,,,2022-08-01T10:00:01+09:00,",
                ids.get(2) + ",不達,5.1.1,unknown user000003@example.jp,2022-08-01 10:00:02,");

        assertThat(taken(file)).isEqualTo(new ImportOutcome(3, 3, 0, 0));

        assertThat(wave.state(ids.get(0))).isEqualTo("DELIVERED");
        assertThat(wave.state(ids.get(1))).isEqualTo("SENT");
        assertThat(wave.state(ids.get(2))).isEqualTo("BOUNCED");
        assertThat(jdbc.sql("select sent_at from delivery where id = ?")
                        .param(ids.get(0))
                        .query(java.time.LocalDateTime.class)
                        .single())
                .isEqualTo("2022-08-01T01:00:00");
        assertThat(wave.gifts("SENT")).isEqualTo(2);
        assertThat(jdbc.sql("select cause from contact_mark")
                        .query(String.class)
                        .single())
                .contains("5.1.1", "u***@example.jp");
        assertThat(wave.attempts(ids.get(0))).containsExactly("SENT");
        assertThat(wave.waveState()).isEqualTo("DONE");

        assertThat(taken(file)).as("the same again").isEqualTo(new ImportOutcome(3, 0, 0, 3));
        assertThat(taken(results(ids.get(1) + ",delivered,,,2022-08-01 10:00:01,2022-08-01 10:01:00")))
                .isEqualTo(new ImportOutcome(1, 0, 1, 0));
        assertThat(wave.state(ids.get(1))).isEqualTo("DELIVERED");
    }

    @Test
    void whatComesBackFromBeforeACorrectionSaysNothingOfTheCorrectedAddress() {
        outside.handOut(incident.id(), wave.wave());
        for (String row : List.of("0|0", "1|-1")) {
            int person = Integer.parseInt(row.substring(0, 1));
            // the first after the file was made, the second before it
            jdbc.sql(
                            "insert into contact_corrected (case_id, channel, corrected_at) select case_id, channel, ? from delivery where id = ?")
                    .params(
                            Tokyo.toColumn(clock.instant().plusSeconds(60L * Integer.parseInt(row.substring(2)))),
                            ids.get(person))
                    .update();
        }

        taken(results(
                ids.get(0) + ",不達,5.1.1,unknown,2022-08-01 10:00:02,",
                ids.get(1) + ",不達,5.1.1,unknown,2022-08-01 10:00:02,",
                ids.get(2) + ",不達,5.1.1,unknown,2022-08-01 10:00:02,"));

        assertThat(wave.count("BOUNCED")).isEqualTo(3);
        assertThat(jdbc.sql("select delivery_id from contact_mark order by delivery_id")
                        .query(Long.class)
                        .list())
                .containsExactly(ids.get(1), ids.get(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ID0,lost,,,,|結果「lost」は分かりません",
                "abc,accepted,,,2022-08-01 10:00:00,|配信番号は数字です",
                "ID0,accepted,,,,|送信日時が必要です",
                "ID0,delivered,,,2022-08-01 10:00:00,|到達日時が必要です",
                "ID0,bounced,,,2022-08-01 10:00:00,|コードが必要です",
                "ID0,delivered,,,2022-08-01 10:00:00,2022-08-01 09:00:00|送信日時より前",
                "ID0,accepted,,,2099-08-01 10:00:00,|未来",
                "4711,accepted,,,2022-08-01 10:00:00,|外部に任せた配信にありません",
                "LATE,accepted,,,2022-08-01 10:00:00,|まだ送信用ファイルに入っていません",
                "ID1,bounced,5.1.1,,2022-08-01 10:00:00,|すでに「到達」です",
                "ID2,accepted,,,2022-08-01 10:00:00,|同じ配信番号が 2 行目にもあります"
            })
    void whatIsWrongIsSaidInWordsAndNothingIsStored(String row, String words) {
        outside.handOut(incident.id(), wave.wave());
        long late = wave.person("U9", "user9@example.jp", null);
        jdbc.sql("update delivery set state = 'DELIVERED' where id = ?")
                .param(ids.get(1))
                .update();
        String faulty = row.replace("ID0", "" + ids.get(0))
                .replace("ID1", "" + ids.get(1))
                .replace("ID2", "" + ids.get(2))
                .replace("LATE", "" + late);

        ImportRefusedException refusal = catchThrowableOfType(
                ImportRefusedException.class,
                () -> taken(results(ids.get(2) + ",accepted,,,2022-08-01 10:00:00,", faulty)));

        ImportPreview preview = refusal.preview();
        assertThat(preview.problems().stream()
                        .map(problem -> messages.get(Locale.JAPANESE, problem.text()))
                        .toList())
                .anyMatch(text -> text.contains(words));
        assertThat(wave.state(ids.get(2))).isEqualTo("SENDING");
        assertThat(wave.gifts("SENT")).isZero();
    }
}
