package aftercare.standalone.browser;

import java.util.List;
import java.util.Map;

/** A member of staff at their browser. Signs in when the pages ask for it. Threads may share it. */
public final class Desk {

    private final Browser browser;
    private final String username;
    private final String password;

    public Desk(Browser browser, String username, String password) {
        this.browser = browser;
        this.username = username;
        this.password = password;
    }

    public Page open(String path) {
        Page page = browser.get(path);
        if (!page.address().getPath().equals("/sign-in")) {
            return page;
        }
        Page signedIn =
                browser.submit(page, "/sign-in", Map.of("username", List.of(username), "password", List.of(password)));
        if (signedIn.address().getPath().equals("/sign-in")) {
            throw new IllegalStateException(username + " cannot sign in: " + signedIn.text());
        }
        return browser.get(path);
    }

    public Page submit(Page page, String actionEnd, Map<String, List<String>> typed) {
        return browser.submit(page, actionEnd, typed);
    }

    public String json(String path) {
        open("/inbox");
        return browser.json(path);
    }
}
