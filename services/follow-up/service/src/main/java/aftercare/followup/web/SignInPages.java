package aftercare.followup.web;

import aftercare.followup.staff.Account;
import aftercare.followup.staff.SignIn;
import aftercare.web.FormErrors;
import aftercare.web.KeptForm;
import aftercare.web.Pages;
import aftercare.web.Role;
import aftercare.web.Staff;
import aftercare.web.StaffTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Staff come in and go out here, for all services. */
@Controller
final class SignInPages {
    static final String NOT_THESE = "User name and password do not belong together. Check both.";
    static final String TOO_MANY = "Too many tries. Wait a minute, then try again.";

    private final SignIn signIn;
    private final StaffTokens tokens;
    private final Pages pages;
    private final boolean secure;

    SignInPages(
            SignIn signIn,
            StaffTokens tokens,
            Pages pages,
            @Value("${aftercare.base-url:http://localhost:8080}") String baseUrl) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.pages = pages;
        this.secure = baseUrl.startsWith("https:");
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> form(@RequestParam(defaultValue = "") String next) {
        return page(HttpStatus.OK, new Entry("", next, ""), new FormErrors());
    }

    /** What stands in the form besides the password. */
    private record Entry(String username, String next, String kept) {}

    /** @param kept a form that was sent when the sign-in had run out, see {@link KeptForm}; empty without one */
    @PostMapping("/sign-in")
    ResponseEntity<String> enter(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String kept,
            HttpServletRequest request) {
        Entry entry = new Entry(username, next, kept);
        FormErrors errors = faults(username, password);
        if (errors.any()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, entry, errors);
        }
        return switch (signIn.check(username, password, request.getRemoteAddr())) {
            case SignIn.Outcome.Welcome(Account account) -> welcome(staff(account), entry);
            case SignIn.Outcome.NotThese _ ->
                page(HttpStatus.UNPROCESSABLE_CONTENT, entry, errors.add("username", NOT_THESE));
            case SignIn.Outcome.TooManyTries _ ->
                page(HttpStatus.TOO_MANY_REQUESTS, entry, errors.add("username", TOO_MANY));
        };
    }

    private ResponseEntity<String> welcome(Staff staff, Entry entry) {
        String cookie = tokens.signIn(staff, secure).toString();
        if (!entry.kept().isEmpty() && local(entry.next())) {
            ResponseEntity<String> page = pages.staff(
                    "You are signed in",
                    "go_on.jte",
                    Map.of("action", entry.next(), "form", KeptForm.decode(entry.kept())));
            return ResponseEntity.status(page.getStatusCode())
                    .headers(page.getHeaders())
                    .header(HttpHeaders.SET_COOKIE, cookie)
                    .body(page.getBody());
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, local(entry.next()) ? entry.next() : home(staff))
                .header(HttpHeaders.SET_COOKIE, cookie)
                .build();
    }

    @PostMapping("/sign-out")
    ResponseEntity<String> leave() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/sign-in")
                .header(HttpHeaders.SET_COOKIE, tokens.signOut(secure).toString())
                .build();
    }

    static FormErrors faults(String username, String password) {
        return new FormErrors()
                .check(!username.isBlank(), "username", "Enter your user name")
                .check(!password.isEmpty(), "password", "Enter your password");
    }

    static Staff staff(Account account) {
        return new Staff(
                account.username(),
                account.name(),
                account.roles().stream()
                        .map(role -> Role.valueOf(role.name()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** A path of ours, and not an address that leads away: {@code //elsewhere} and {@code /\elsewhere} do. */
    static boolean local(String next) {
        return next.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");
    }

    private static String home(Staff staff) {
        return staff.is(Role.CLINICIAN) || staff.is(Role.SAFETY_OFFICER) ? "/inbox" : "/intake/patients";
    }

    private ResponseEntity<String> page(HttpStatus status, Entry entry, FormErrors errors) {
        return pages.staff(
                status,
                errors.any() ? "Error: Sign in" : "Sign in",
                "sign_in.jte",
                Map.of(
                        "username", entry.username(),
                        "next", entry.next(),
                        "kept", entry.kept(),
                        "errors", errors));
    }
}
