package jp.madoguchi.contract;

import java.util.Optional;
import jp.madoguchi.platform.i18n.MessageText;

/** Says whether a contract's entry has to stay as it is because something rests on it, such as a signed decision. */
@FunctionalInterface
public interface ContractLock {
    /**
     * Asked in the transaction of a change before anything is changed.
     *
     * @return why the entry and its papers can't be changed, and what would have to be done first; empty where they can
     */
    Optional<MessageText> locked(long contractId);
}
