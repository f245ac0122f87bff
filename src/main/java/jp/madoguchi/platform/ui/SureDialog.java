package jp.madoguchi.platform.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something that can't be taken back. */
public final class SureDialog extends ConfirmDialog {
    /** @param work what is done by who says yes */
    public SureDialog(String title, String what, String yes, String no, Runnable work) {
        super(title, what, yes, confirmed -> work.run());
        setConfirmButtonTheme("primary error");
        setCancelable(true);
        setCancelText(no);
    }
}
