package aftercare.standalone.chaos;

import aftercare.standalone.browser.Form;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** One person with a link, who goes from page to page as the survey leads them. */
final class SurveyWalk {
    private static final int MOST_PAGES = 150;

    private final Calls calls;
    private final String token;
    private final BiFunction<String, List<String>, String> choose;
    private final BiConsumer<String, String> taken;

    /**
     * @param choose says what is answered to a question, of the values that its page offers
     * @param taken is told each answer that the survey took
     */
    SurveyWalk(
            Calls calls,
            String token,
            BiFunction<String, List<String>, String> choose,
            BiConsumer<String, String> taken) {
        this.calls = calls;
        this.token = token;
        this.choose = choose;
        this.taken = taken;
    }

    /**
     * Answers until nothing more is asked.
     *
     * @return false when nobody answered for a long time
     */
    boolean toItsEnd() {
        Optional<Calls.Answer> at = calls.form("/s/" + token + "/start", "");
        for (int page = 0; page < MOST_PAGES && at.isPresent(); page++) {
            String location = at.get().location();
            if (location.endsWith("/done") || at.get().status() >= 400) {
                return true;
            }
            if (at.get().status() / 100 == 3) {
                at = calls.page(location);
                continue;
            }
            Document html = Jsoup.parse(at.get().body());
            Optional<FormElement> question = html.forms().stream()
                    .filter(form -> form.attr("action").contains("/s/" + token + "/q/"))
                    .findFirst();
            String on = html.select("a[href*=/s/" + token + "/q/]").attr("href");
            if (question.isPresent()) {
                at = answer(question.get());
            } else if (on.isEmpty()) {
                return true;
            } else {
                at = calls.page(on);
            }
        }
        return at.isPresent();
    }

    private Optional<Calls.Answer> answer(FormElement form) {
        String action = Form.of(form).action();
        String question = action.substring(action.lastIndexOf('/') + 1);
        String value = choose.apply(
                question,
                form.select("input[name=answer]").stream().map(Element::val).toList());
        Optional<Calls.Answer> answer =
                calls.form(action, "answer=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        boolean wasTaken = answer.isPresent()
                && answer.get().status() == 303
                && !answer.get().location().endsWith("/s/" + token);
        if (wasTaken && !value.isEmpty()) {
            taken.accept(question, value);
        }
        return answer;
    }
}
