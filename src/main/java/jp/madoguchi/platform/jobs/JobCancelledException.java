package jp.madoguchi.platform.jobs;

/** Ends work that was cancelled. */
public class JobCancelledException extends RuntimeException {

    public JobCancelledException() {
        super("cancelled");
    }
}
