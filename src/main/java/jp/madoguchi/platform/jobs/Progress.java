package jp.madoguchi.platform.jobs;

import jp.madoguchi.platform.i18n.MessageText;

/** What a piece of work tells while it runs, and where it hears that it shall stop. */
public interface Progress {

    void total(long units);

    /**
     * So many units are done, counted from the beginning.
     *
     * @throws JobCancelledException if somebody cancelled the work; let it through, so that the transaction rolls back
     */
    void done(long units);

    /** What is being done now, in words. */
    void step(MessageText what);

    /** For work that nobody watches. */
    static Progress unwatched() {
        return new Progress() {
            @Override
            public void total(long units) {}

            @Override
            public void done(long units) {}

            @Override
            public void step(MessageText what) {}
        };
    }
}
