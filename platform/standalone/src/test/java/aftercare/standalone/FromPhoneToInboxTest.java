package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.intake.screening.Checklist;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The one story, in real browsers without scripts: a worrying answer on a phone reaches a clinician, who closes it. */
class FromPhoneToInboxTest {

    private static final int MOST_PAGES = 100;

    /** The first answer that is offered fits elsewhere; these worry. */
    private static final Map<String, String> WORRYING = Map.of(
            "ASQ-1", "yes", "ASQ-2", "yes", "ASQ-3", "yes", "ASQ-4", "no", "ASQ-5", "yes", "PHQ-09", "2", "URI-08",
            "no");

    @TempDir
    private Path data = Path.of("");

    @Test
    void worryingAnswerOnAPhoneIsClosedByAClinician() {
        try (RunningClinic clinic = new RunningClinic(data);
                Chromium office = Chromium.desktop();
                Chromium phone = Chromium.phone()) {
            String patient = enrol(clinic, office);
            clinic.time().awaitRest();
            answerOnPhone(clinic, phone);
            clinic.time().awaitRest();
            clinic.time().advanceTo(RunningClinic.MONDAY.plus(Duration.ofMinutes(1)));
            actInInbox(clinic, office, phone, patient);
            clinic.time().awaitRest();
            ledgerBalances(clinic, office);
        }
    }

    private static void signIn(RunningClinic clinic, Chromium browser, String username, String path) {
        browser.open(clinic.url(path));
        assertThat(browser.address()).contains("/sign-in");
        browser.type("username", username);
        browser.type("password", clinic.password(username));
        browser.pressButton("Sign in");
    }

    /** Coordinator and clinician share the office's computer. */
    private static String enrol(RunningClinic clinic, Chromium office) {
        office.open(clinic.url("/"));
        assertThat(office.text()).contains("Inbox", "Mailbox", "Health");
        office.keep("start");
        signIn(clinic, office, "coordinator", "/intake/patients/new");
        office.pressButton("Enrol");
        assertThat(office.text()).as("an empty form is read back").contains("There is a problem");
        office.keep("enrol-errors");
        office.type("name", "Ada Archer");
        office.type("email", "ada@patients.example");
        office.type("phone", "+1 555 010 0001");
        office.choose("select[name=zone] option[value='America/New_York']");
        office.choose("#drugAtHome-no");
        office.choose("#consent");
        office.pressButton("Enrol");
        office.keep("patient");
        assertThat(office.text()).contains("Ada Archer", "Not cleared for treatment yet");
        String page = office.address();
        office.pressButton("Sign out");
        signIn(clinic, office, "clinician", page.substring(page.indexOf("/intake")));
        office.press("a[href$='/screening']");
        office.pressButton("Save the screening");
        assertThat(office.text()).as("an empty screening is read back").contains("There is a problem");
        office.keep("screening-errors");
        for (String question : Checklist.load().ids()) {
            office.choose("#" + question + "-no");
        }
        office.pressButton("Save the screening");
        assertThat(office.text()).contains("Cleared for treatment by");
        return page.substring(page.lastIndexOf('/') + 1);
    }

    private static void answerOnPhone(RunningClinic clinic, Chromium phone) {
        phone.open(clinic.url("/mailbox"));
        phone.keep("mailbox");
        fits(phone);
        phone.press("td a");
        phone.keep("mail");
        phone.press("pre.mail a");
        phone.keep("survey-start");
        fits(phone);
        phone.pressButton("Start");
        boolean crisisSeen = false;
        for (int i = 0; i < MOST_PAGES && !phone.address().endsWith("/done"); i++) {
            fits(phone);
            if (phone.address().contains("/q/")) {
                answer(phone);
            } else if (phone.all("a[href*='/q/']").isEmpty()) {
                break;
            } else {
                if (!crisisSeen) {
                    crisisSeen = true;
                    phone.keep("crisis");
                    assertThat(phone.text()).contains("Get help from a person now", "988", "911");
                }
                phone.press("a[href*='/q/']");
            }
        }
        assertThat(crisisSeen).as("the red answer shows help at once").isTrue();
        phone.keep("done");
        assertThat(phone.address()).doesNotContain("/q/");
        assertThat(phone.text()).containsAnyOf("988", "911");
    }

    private static void answer(Chromium phone) {
        String question = phone.address().replaceAll(".*/q/", "");
        List<String> offered = phone.all("input[name=answer]").stream()
                .map(input -> String.valueOf(input.getDomAttribute("value")))
                .toList();
        if (question.equals("ASQ-1")) {
            phone.keep("question-asq");
            phone.pressButton("Continue");
            assertThat(phone.text()).as("nothing selected").contains("There is a problem");
            phone.keep("question-error");
        }
        String wished = WORRYING.getOrDefault(question, "");
        String value = offered.contains(wished)
                ? wished
                : List.of("none", "no", "0", offered.getFirst()).stream()
                        .filter(offered::contains)
                        .findFirst()
                        .orElseThrow();
        phone.choose("input[name=answer][value='" + value + "']");
        if (question.equals("PHQ-01") || question.equals("DEP-01")) {
            phone.keep("question-" + question);
        }
        phone.pressButton("Continue");
    }

    private static void fits(Chromium phone) {
        assertThat(phone.overflow())
                .as("no scrolling sideways at " + phone.address())
                .isLessThanOrEqualTo(0);
    }

    private static void actInInbox(RunningClinic clinic, Chromium office, Chromium phone, String patient) {
        office.open(clinic.url("/mailbox?q=clinician"));
        assertThat(office.all("td a")).as("a clinician was told by mail").isNotEmpty();
        office.open(clinic.url("/inbox"));
        office.keep("inbox");
        assertThat(office.text()).contains(patient);
        List<String> proposed = new ArrayList<>();
        List<String> escalations = office.all("ul.cards h2 a").stream()
                .map(link -> String.valueOf(link.getDomAttribute("href")))
                .toList();
        raceOfTwo(clinic, office, phone, escalations.getFirst());
        for (String escalation : escalations) {
            office.open(clinic.url("/inbox"));
            closeByKeyboard(office, escalation);
            if (office.text().contains("A second person has to agree")) {
                proposed.add(escalation);
            }
        }
        assertThat(proposed).as("red is closed by two").isNotEmpty();
        office.pressButton("Sign out");
        signIn(clinic, office, "clinician2", "/inbox?show=to-agree");
        office.keep("inbox-to-agree");
        for (String escalation : proposed) {
            office.open(clinic.url(escalation));
            office.keep("escalation-to-agree");
            office.reach("#second");
            office.enter();
            assertThat(office.text()).contains("How it was closed");
        }
        office.open(clinic.url("/inbox"));
        office.keep("inbox-empty");
        assertThat(office.all("ul.cards h2 a")).isEmpty();
        office.open(clinic.url("/account"));
        office.keep("account");
        phone.open(clinic.url("/patients/" + patient));
        phone.keep("chart-phone");
        fits(phone);
        office.open(clinic.url("/patients/" + patient));
        office.keep("chart");
        assertThat(office.all("figure.chart svg"))
                .as("what was answered is drawn")
                .isNotEmpty();
        List<WebElement> lifts = office.all("form[action$='/lift']");
        assertThat(lifts).as("resolving does not lift the hold").isNotEmpty();
    }

    /** Both have it open, and the one who presses later learns of the other. */
    private static void raceOfTwo(RunningClinic clinic, Chromium office, Chromium phone, String escalation) {
        signIn(clinic, phone, "clinician2", escalation);
        phone.keep("escalation-phone");
        fits(phone);
        office.open(clinic.url(escalation));
        phone.reach("form[action$='/acknowledge'] button");
        phone.enter();
        assertThat(phone.text()).contains("Acknowledged by");
        office.reach("form[action$='/acknowledge'] button");
        office.enter();
        assertThat(office.text()).contains("Somebody else was faster");
        office.keep("escalation-overtaken");
        office.open(clinic.url("/inbox"));
    }

    /** From the inbox to its end without a mouse. */
    private static void closeByKeyboard(Chromium office, String escalation) {
        office.reach("ul.cards h2 a[href='" + escalation + "']");
        office.enter();
        office.keep("escalation");
        office.reach("form[action$='/acknowledge'] button");
        office.enter();
        office.reach("form[action$='/resolve'] button");
        office.enter();
        assertThat(office.text()).as("resolving needs a reason").contains("There is a problem");
        office.reach("#disposition");
        office.strike(Keys.SPACE);
        office.reach("#note");
        office.strike("Called; safe with a friend; seen today.");
        office.reach("form[action$='/resolve'] button");
        office.enter();
        office.keep("escalation-closed");
    }

    private static void ledgerBalances(RunningClinic clinic, Chromium office) {
        office.pressButton("Sign out");
        signIn(clinic, office, "safety", "/auditor");
        office.keep("ledger");
        Instant now = clinic.time().now();
        assertThat(now).isAfter(RunningClinic.MONDAY);
        assertThat(office.text()).contains("0");
    }
}
