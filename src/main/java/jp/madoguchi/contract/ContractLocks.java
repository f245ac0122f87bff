package jp.madoguchi.contract;

import java.util.Optional;
import jp.madoguchi.platform.error.RejectedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks all that may say that an entry has to stay. */
@Component
class ContractLocks {
    private final ObjectProvider<ContractLock> locks;

    ContractLocks(ObjectProvider<ContractLock> locks) {
        this.locks = locks;
    }

    /** @throws RejectedException with the words of the first that says so */
    void requireOpen(long contractId) {
        locks.orderedStream()
                .map(lock -> lock.locked(contractId))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(why -> {
                    throw new RejectedException(why);
                });
    }
}
