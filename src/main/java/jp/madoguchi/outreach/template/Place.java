package jp.madoguchi.outreach.template;

/** Where an index of a text is for people: line and column from 1, a character outside of the basic plane as one. */
record Place(int line, int column) {
    static Place of(String text, int index) {
        int lineStart = text.lastIndexOf('\n', Math.max(0, index - 1)) + 1;
        if (index == 0) {
            lineStart = 0;
        }
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Place(line, 1 + text.codePointCount(lineStart, Math.min(index, text.length())));
    }
}
