package org.jarida.gateway.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.gateway.route.RequestBody;
import org.jarida.gateway.site.Origins;
import org.jarida.gateway.staff.ReturnPath;
import org.jarida.gateway.staff.Staff;
import org.jarida.gateway.staff.StaffMember;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Signs members of staff in and out by forms, or by way of the provider. Takes requests of our own pages only. */
@Component
class SignIn {

    private static final long LARGEST_FORM = 8_192;
    private static final URI HOME = URI.create("/");

    private final OwnPages pages;
    private final Staff staff;
    private final Origins origins;
    private final ProviderPages provider;

    SignIn(OwnPages pages, Staff staff, Origins origins, ProviderPages provider) {
        this.pages = pages;
        this.staff = staff;
        this.origins = origins;
        this.provider = provider;
    }

    ServerResponse showLogin(ServerRequest request) {
        if (provider.areOn()) {
            return provider.showLogin(request);
        }
        String next = ReturnPath.safe(request.param("next").orElse(null), "");
        return pages.form(200, request, "/login", "login.title", "login.jte", new LoginForm(next, "", false));
    }

    ServerResponse login(ServerRequest request) throws IOException {
        requireOurs(request);
        if (provider.areOn()) {
            throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "Names and passwords are not taken here.")
                    .header(HttpHeaders.ALLOW, "GET");
        }
        RequestBody form = RequestBody.read(request.servletRequest(), LARGEST_FORM);
        String next = ReturnPath.safe(form.formField("next"), "");
        String name = Objects.requireNonNullElse(form.formField("name"), "");
        String password = Objects.requireNonNullElse(form.formField("password"), "");
        Optional<StaffMember> member = staff.signIn(name, password, request.servletRequest(), response());
        if (member.isEmpty()) {
            return pages.form(401, request, "/login", "login.title", "login.jte", new LoginForm(next, name, true));
        }
        return redirect(
                URI.create(next.isEmpty() ? ProviderPages.home(member.get().roles()) : next));
    }

    /** Sends the browser to the provider, when one of our pages asked for it. */
    ServerResponse beginAtProvider(ServerRequest request) {
        requireOurs(request);
        return provider.begin(request);
    }

    ServerResponse showLogout(ServerRequest request) {
        Optional<StaffMember> member = staff.identify(request.servletRequest(), response());
        String csrf = member.map(StaffMember::csrf).orElse(null);
        if (member.isEmpty() || csrf == null) {
            return redirect(HOME);
        }
        LogoutForm form = new LogoutForm(member.get().name(), csrf);
        return pages.form(200, request, "/logout", "logout.title", "logout.jte", form);
    }

    ServerResponse logout(ServerRequest request) throws IOException {
        requireOurs(request);
        RequestBody form = RequestBody.read(request.servletRequest(), LARGEST_FORM);
        if (staff.identify(request.servletRequest(), response()).isPresent()) {
            staff.requireCsrf(request.servletRequest(), form.formField("_csrf"));
            staff.signOut(response());
            if (provider.areOn()) {
                return provider.signedOut(request);
            }
        }
        return redirect(HOME);
    }

    private void requireOurs(ServerRequest request) {
        if (!origins.mayBeOurs(request.servletRequest())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Another site sent this form.");
        }
    }

    static ServerResponse redirect(URI address) {
        return ServerResponse.seeOther(address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    static HttpServletResponse response() {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return Objects.requireNonNull(attributes.getResponse(), "A request that is being served has a response");
    }
}
