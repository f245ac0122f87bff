package jp.madoguchi.regulator;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.platform.error.RejectedException;
import jp.madoguchi.platform.files.HandedInFile;
import jp.madoguchi.platform.i18n.MessageText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many files belong to an action, and that none is there twice. */
@Component
class RegulatorFileRules {
    static final int MOST_AT_ONCE = 20;
    static final int MOST = 200;

    /**
     * @param there all of the action
     * @param measureId absent for documents of the action itself
     */
    void check(List<RegulatorFile> there, @Nullable Long measureId, List<HandedInFile> added) {
        if (added.size() > MOST_AT_ONCE || there.size() + added.size() > MOST) {
            throw new RejectedException("files", MessageText.of("regulator.file.most", MOST_AT_ONCE, MOST));
        }
        Set<String> digests = there.stream()
                .filter(file -> file.removed() == null && Objects.equals(file.measureId(), measureId))
                .map(RegulatorFile::sha256)
                .collect(Collectors.toCollection(HashSet::new));
        for (HandedInFile file : added) {
            if (!digests.add(file.sha256())) {
                throw new RejectedException("files", MessageText.of("regulator.file.twice", file.name()));
            }
        }
    }
}
