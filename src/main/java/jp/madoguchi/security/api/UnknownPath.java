package jp.madoguchi.security.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A path of the API that doesn't exist is answered like one that the caller may not open. Calls of a path that does exist come
 * here too when their method or format is none of its own; they are told so, since the API's description names it anyway.
 */
@RestController
@Hidden
class UnknownPath {
    private final RequestMappingHandlerMapping mappings;

    UnknownPath(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    @RequestMapping("/api/**")
    @PermitAll
    void refuse(HttpServletRequest request) throws Exception {
        List<RequestMappingInfo> ofThisPath = mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping -> mapping.getValue().getBeanType() != UnknownPath.class)
                .map(mapping -> mapping.getKey())
                .filter(mapping -> mapping.getPathPatternsCondition() != null
                        && mapping.getPathPatternsCondition().getMatchingCondition(request) != null)
                .toList();
        if (ofThisPath.isEmpty()) {
            throw new AccessDeniedException("no such path");
        }
        List<RequestMappingInfo> ofThisMethod = ofThisPath.stream()
                .filter(mapping -> mapping.getMethodsCondition().getMatchingCondition(request) != null)
                .toList();
        if (ofThisMethod.isEmpty()) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod());
        }
        if (ofThisMethod.stream()
                .allMatch(mapping -> mapping.getConsumesCondition().getMatchingCondition(request) == null)) {
            throw new HttpMediaTypeNotSupportedException((MediaType) null, List.of());
        }
        throw new HttpMediaTypeNotAcceptableException(List.<MediaType>of());
    }
}
