package jp.madoguchi.inquiry.radar;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.BaseFormAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/**
 * The words of a note that tell what it is about: nouns, also several in a row as one, and verbs and adjectives in their base form.
 * Names of persons are left out, since nobody's name is a question, and so are numbers and words that every note has.
 */
final class NoteWords implements AutoCloseable {
    /** More in a row is a sentence, not a word. */
    private static final int LONGEST_COMPOUND = 4;

    private static final Set<String> EMPTY_WORDS = Set.of(
            "する", "いる", "ある", "なる", "できる", "れる", "られる", "いう", "言う", "思う", "くる", "来る", "いく", "行く", "もらう", "いただく", "くださる",
            "こと", "もの", "ため", "よう", "とき", "ところ", "さん", "様", "方", "件", "旨", "回", "日", "月", "年", "時", "分", "人");

    private final JapaneseTokenizer tokenizer = new JapaneseTokenizer(null, true, JapaneseTokenizer.Mode.NORMAL);
    private final CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
    private final PartOfSpeechAttribute speech = tokenizer.addAttribute(PartOfSpeechAttribute.class);
    private final BaseFormAttribute base = tokenizer.addAttribute(BaseFormAttribute.class);
    private final OffsetAttribute offset = tokenizer.addAttribute(OffsetAttribute.class);

    /** Each word once. */
    Set<String> of(String note) {
        Set<String> words = new LinkedHashSet<>();
        List<String> row = new ArrayList<>();
        int end = -1;
        try {
            tokenizer.setReader(new StringReader(Normalizer.normalize(note, Normalizer.Form.NFKC)));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                String kind = speech.getPartOfSpeech();
                boolean noun = isNoun(kind);
                if (!noun || offset.startOffset() != end || row.size() == LONGEST_COMPOUND) {
                    endRow(row, words);
                }
                if (noun) {
                    row.add(term.toString().toLowerCase(Locale.ROOT));
                    end = offset.endOffset();
                } else if (kind != null && (kind.startsWith("動詞-自立") || kind.startsWith("形容詞-自立"))) {
                    String form = base.getBaseForm();
                    add(form == null ? term.toString() : form, words);
                }
            }
            endRow(row, words);
            tokenizer.end();
            tokenizer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static boolean isNoun(@Nullable String kind) {
        return kind != null
                && kind.startsWith("名詞")
                && !kind.startsWith("名詞-数")
                && !kind.startsWith("名詞-代名詞")
                && !kind.startsWith("名詞-非自立")
                && !kind.startsWith("名詞-副詞可能")
                && !kind.startsWith("名詞-接尾-人名")
                && !kind.startsWith("名詞-固有名詞-人名");
    }

    private static void endRow(List<String> row, Set<String> words) {
        row.forEach(word -> add(word, words));
        if (row.size() > 1) {
            add(String.join("", row), words);
        }
        row.clear();
    }

    private static void add(String word, Set<String> words) {
        boolean says = word.codePointCount(0, word.length()) > 1 || Character.isIdeographic(word.codePointAt(0));
        if (says && word.codePoints().anyMatch(Character::isLetter) && !EMPTY_WORDS.contains(word)) {
            words.add(word);
        }
    }

    @Override
    public void close() {
        try {
            tokenizer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
