package jp.madoguchi.outreach.survey.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.madoguchi.outreach.survey.HolderPage;
import jp.madoguchi.outreach.survey.OpenSurvey;
import jp.madoguchi.outreach.survey.SurveyStatement;
import jp.madoguchi.outreach.survey.SurveyToken;
import jp.madoguchi.platform.error.RejectedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the holder's page and takes its form. Whatever isn't a link that leads somewhere gets one and the same answer. */
@Controller
@Hidden
class SurveyController {
    static final String STYLE = "/survey.css";
    static final String LANGUAGE = "lang";
    private static final String DONE = "done";

    private static final Logger log = LoggerFactory.getLogger(SurveyController.class);
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final HolderPage holders;
    private final SurveyPage page;
    private final byte[] style;

    SurveyController(HolderPage holders, SurveyPage page) throws IOException {
        this.holders = holders;
        this.page = page;
        this.style = new ClassPathResource("survey/survey.css").getContentAsByteArray();
    }

    @GetMapping(SurveySecurity.PATH + STYLE)
    ResponseEntity<byte[]> style() {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
                .body(style);
    }

    @GetMapping(SurveySecurity.PATH + "/{token}")
    ResponseEntity<byte[]> open(
            @PathVariable String token,
            @RequestParam(name = LANGUAGE, required = false) @Nullable String language,
            @RequestParam(name = DONE, required = false) @Nullable String done,
            HttpServletRequest request) {
        Locale locale = locale(language);
        Optional<SurveyToken> link = SurveyToken.of(token);
        Optional<OpenSurvey> survey = link.flatMap(holders::open);
        if (link.isEmpty() || survey.isEmpty()) {
            return nowhere(request, locale);
        }
        boolean saved = done != null && survey.get().answeredAt() != null;
        return form(
                HttpStatus.OK, request, link.get(), survey.get(), locale, saved ? "outreach.survey.done" : null, saved);
    }

    @PostMapping(path = SurveySecurity.PATH + "/{token}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> answer(
            @PathVariable String token,
            @RequestParam(name = LANGUAGE, required = false) @Nullable String language,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request) {
        Locale locale = locale(language);
        Optional<SurveyToken> link = SurveyToken.of(token);
        Optional<OpenSurvey> survey = link.flatMap(holders::open);
        if (link.isEmpty() || survey.isEmpty()) {
            return nowhere(request, locale);
        }
        if (!SurveyForm.isOurs(request, link.get(), form)) {
            return form(
                    HttpStatus.FORBIDDEN,
                    request,
                    link.get(),
                    survey.get(),
                    locale,
                    "outreach.survey.notFromPage",
                    false);
        }
        Optional<Map<Integer, SurveyStatement>> answers = SurveyForm.answers(form);
        if (answers.isEmpty()) {
            return form(
                    HttpStatus.BAD_REQUEST,
                    request,
                    link.get(),
                    survey.get(),
                    locale,
                    "outreach.survey.notTaken",
                    false);
        }
        try {
            if (!holders.answer(link.get(), answers.get())) {
                return nowhere(request, locale);
            }
        } catch (RejectedException e) {
            return form(
                    HttpStatus.BAD_REQUEST,
                    request,
                    link.get(),
                    survey.get(),
                    locale,
                    e.text().key(),
                    false);
        }
        // reloading the page that follows sends nothing
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path(request, link.get()) + "?" + DONE + "=yes"
                        + (locale.equals(Locale.ENGLISH) ? "&" + LANGUAGE + "=en" : "")))
                .build();
    }

    @RequestMapping({SurveySecurity.PATH, SurveySecurity.PATH + "/**"})
    ResponseEntity<byte[]> anythingElse(HttpServletRequest request) {
        return nowhere(request, SurveyPage.JAPANESE);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> failed(Exception failure, HttpServletRequest request) {
        // the address is left out, for it holds the token
        log.error(
                "The holder's page failed, reference {}",
                UUID.randomUUID().toString().substring(0, 8),
                failure);
        return html(
                HttpStatus.INTERNAL_SERVER_ERROR,
                page.notice(request.getContextPath(), SurveyPage.JAPANESE, "outreach.survey.failed"));
    }

    private ResponseEntity<byte[]> form(
            HttpStatus status,
            HttpServletRequest request,
            SurveyToken token,
            OpenSurvey survey,
            Locale locale,
            @Nullable String notice,
            boolean good) {
        String browser = SurveyForm.browser(request);
        byte[] body = page.form(
                survey,
                new SurveyPage.Shown(
                        request.getContextPath(),
                        path(request, token),
                        locale,
                        SurveyForm.check(token, browser),
                        notice,
                        good));
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header(
                        HttpHeaders.SET_COOKIE,
                        SurveyForm.cookie(request, browser).toString())
                .body(body);
    }

    private ResponseEntity<byte[]> nowhere(HttpServletRequest request, Locale locale) {
        return html(HttpStatus.NOT_FOUND, page.notice(request.getContextPath(), locale, "outreach.survey.nowhere"));
    }

    private static ResponseEntity<byte[]> html(HttpStatus status, byte[] body) {
        return ResponseEntity.status(status).contentType(HTML).body(body);
    }

    private static String path(HttpServletRequest request, SurveyToken token) {
        return request.getContextPath() + SurveySecurity.PATH + "/" + token.text();
    }

    private static Locale locale(@Nullable String language) {
        return "en".equals(language) ? Locale.ENGLISH : SurveyPage.JAPANESE;
    }
}
