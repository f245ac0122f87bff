package jp.madoguchi.inquiry.radar;

import java.util.List;

/**
 * A word that occurs in more notes than before.
 *
 * @param now in how many of the notes that were read it occurs
 * @param before in how many of those of the days before
 * @param surprise how far from chance, as {@link LogLikelihood#of} gives it
 * @param examples some of the notes, the latest first; empty for who may not read the list of inquiries
 */
public record Rising(String word, int now, int before, double surprise, List<Example> examples) {
    public Rising {
        examples = List.copyOf(examples);
    }

    Rising withoutExamples() {
        return new Rising(word, now, before, surprise, List.of());
    }

    /** A note in which the word occurs. */
    public record Example(long inquiryId, String summary) {}
}
