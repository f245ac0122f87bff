package jp.madoguchi.report.content;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a text asks for a figure: {@code {key|form}}. What was not counted reads {@code -} in each of them.
 */
public enum FigureForm {
    /** As the value's type is written: 63,337枚, 60.1%, 500円, 7月8日. */
    USUAL(""),
    /** Without unit: 63,337; of a share its per cent: 60.1. */
    NUMBER("number"),
    /** In tenths, rounded half up: 約6割, 6割 where it is just that. Below half a tenth 1割未満, from 9.5 tenths on 9割以上, all is 全て. */
    WARI("wari"),
    /** With one place, rounded half up: 60.1%. */
    PERCENT("percent"),
    /** 7月8日 */
    MONTH_DAY("monthday"),
    /** 6月末, of any other day than a month's last 7月8日. */
    MONTH_END("monthend"),
    /** 令和4年8月3日 */
    ERA("era"),
    /** 2022年8月3日 */
    FULL("full");

    private final String code;

    FigureForm(String code) {
        this.code = code;
    }

    /** As it stands behind the bar; empty for the usual one, which has no bar. */
    public String code() {
        return code;
    }

    public static Optional<FigureForm> named(String code) {
        return Arrays.stream(values()).filter(form -> form.code.equals(code)).findFirst();
    }

    /** Those that a text may name for a value of this type. */
    public static List<FigureForm> fitting(FigureValue value) {
        return Arrays.stream(values())
                .filter(form -> form != USUAL && form.fits(value))
                .toList();
    }

    public boolean fits(FigureValue value) {
        return switch (value) {
            case FigureValue.NotCounted none -> true;
            case FigureValue.Words words -> this == USUAL;
            case FigureValue.Count count -> this == USUAL || this == NUMBER;
            case FigureValue.Yen yen -> this == USUAL || this == NUMBER;
            case FigureValue.Share share -> this == USUAL || this == NUMBER || this == WARI || this == PERCENT;
            case FigureValue.Day day ->
                this == USUAL || this == MONTH_DAY || this == MONTH_END || this == ERA || this == FULL;
        };
    }
}
