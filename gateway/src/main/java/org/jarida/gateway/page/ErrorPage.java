package org.jarida.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import org.jarida.gateway.identity.Languages;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemPage;
import org.jarida.theme.ErrorPages;
import org.jarida.theme.UiLanguage;
import org.springframework.stereotype.Component;

/** A problem as a page of the house. */
@Component
class ErrorPage implements ProblemPage {

    private final Languages languages;

    ErrorPage(Languages languages) {
        this.languages = languages;
    }

    @Override
    public UiLanguage language(HttpServletRequest request) {
        return languages.of(request);
    }

    @Override
    public String render(ProblemException problem, HttpServletRequest request) {
        int status = problem.type().status().value();
        return ErrorPages.render(status, language(request), safePath(problem, request));
    }

    /** A path that was refused is not repeated, not even in a link of the language switch. */
    private static String safePath(ProblemException problem, HttpServletRequest request) {
        return problem.type().status().value() == 400 ? "/" : request.getRequestURI();
    }
}
