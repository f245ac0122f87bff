package jp.madoguchi.security.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.PermitAll;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A path of the API that doesn't exist is answered like one that the caller may not open. */
@RestController
@Hidden
class UnknownPath {
    @RequestMapping("/api/**")
    @PermitAll
    void refuse() {
        throw new AccessDeniedException("no such path");
    }
}
