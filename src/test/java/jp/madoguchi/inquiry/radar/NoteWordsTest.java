package jp.madoguchi.inquiry.radar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoteWordsTest {
    @Test
    void takesNounsAloneAndInARowAndVerbsInTheirBaseForm() {
        assertThat(words("迷惑メールのフォルダーに入っていた。"))
                .contains("迷惑", "メール", "迷惑メール", "フォルダー", "入る")
                .doesNotContain("の", "に", "た", "いる", "入っ");
    }

    @Test
    void takesEachWordOnceInOneSpelling() {
        assertThat(words("ﾊﾞｰｺｰﾄﾞが出ない。バーコードが読めない。")).containsOnlyOnce("バーコード");
    }

    @Test
    void namesOfPersonsAndNumbersAreNoQuestions() {
        assertThat(words("佐藤さんに30日以内に500円と伝えた"))
                .doesNotContain("佐藤", "30", "500", "日", "さん")
                .contains("伝える");
    }

    @Test
    void theSameReaderReadsManyNotes() {
        try (NoteWords words = new NoteWords()) {
            assertThat(words.of("再送")).containsExactly("再送");
            assertThat(words.of("")).isEmpty();
            assertThat(words.of("警察")).containsExactly("警察");
        }
    }

    private static java.util.Set<String> words(String note) {
        try (NoteWords words = new NoteWords()) {
            return words.of(note);
        }
    }
}
