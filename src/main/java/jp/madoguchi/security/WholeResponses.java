package jp.madoguchi.security;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets the security headers reach the pages. Vaadin's pages come by a forward, and Tomcat 11 by default cuts a forwarded
 * response off before Spring Security's filter, which writes its headers at the last moment, has written them
 * (spring-security issue 19457): each page was without content policy, without {@code nosniff} and cacheable.
 */
@Component
class WholeResponses implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> context.setSuspendWrappedResponseAfterForward(false));
    }
}
