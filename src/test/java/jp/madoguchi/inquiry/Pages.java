package jp.madoguchi.inquiry;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list's SQL on a data source of the test's choice. */
final class Pages {
    private Pages() {}

    static InquiryPages on(DataSource source, TextIndex index, SealedInquiryColumns sealed) {
        return on(source, index, sealed, Clock.systemUTC());
    }

    static InquiryPages on(DataSource source, TextIndex index, SealedInquiryColumns sealed, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(source);
        InquiryCounts counts = new InquiryCounts(jdbc);
        InquirySearch search = new InquirySearch(index, new FewInquiries(clock));
        TextReader reader = new TextReader(jdbc, sealed, source);
        return new InquiryPages(jdbc, counts, search, reader, new TextTotals(counts, search, reader), sealed);
    }

    static TextIndex index(DataSource source, SealedInquiryColumns sealed, SearchWords words) {
        JdbcClient jdbc = JdbcClient.create(source);
        return new TextIndex(jdbc, new InquiryCounts(jdbc), sealed, words, source);
    }
}
