package jp.madoguchi.regulator;

/** How far a required measure has come. */
public enum MeasureState {
    OPEN,
    IN_PROGRESS,
    REPORTED,
    DONE;

    public String textKey() {
        return "regulator.measureState." + name();
    }
}
