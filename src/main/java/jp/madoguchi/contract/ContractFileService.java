package jp.madoguchi.contract;

import jakarta.annotation.security.RolesAllowed;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.FileDownload;
import jp.madoguchi.platform.i18n.MessageText;
import jp.madoguchi.security.Roles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands out the files of contracts: to the city all, to a contractor those of its own contract. */
@Service
@Transactional(readOnly = true)
public class ContractFileService {
    private final ContractFiles files;
    private final ContractScope scope;

    ContractFileService(ContractFiles files, ContractScope scope) {
        this.files = files;
        this.scope = scope;
    }

    /** @throws RejectedException for a file that isn't there or is another's, which is the same answer */
    @RolesAllowed({Roles.OFFICIAL, Roles.APPROVER, Roles.AUDITOR, Roles.CONTRACTOR})
    public FileDownload content(long fileId) {
        return files.content(fileId, scope.organisation())
                .orElseThrow(() -> new RejectedException(MessageText.of("contract.file.unknown")));
    }
}
