package jp.madoguchi.outreach.sending;

/** The other side can't be reached, or lets nobody in. */
class LineDownException extends Exception {
    LineDownException(String why, Throwable cause) {
        super(why, cause);
    }
}
