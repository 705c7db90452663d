package aftercare.standalone.door;

import aftercare.standalone.clinic.SimulatedTime;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormDataParser;
import io.undertow.server.handlers.form.FormParserFactory;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /clock}: shows the product's clock; moves it when it is simulated. */
public final class ClockPage implements DoorPage {

    private static final Duration FARTHEST = Duration.ofDays(400);

    private final Pages pages = new Pages();
    private final FormParserFactory forms =
            FormParserFactory.builder().withDefaultCharset("UTF-8").build();
    private final String clinic;
    private final Optional<SimulatedTime> time;

    /** Without simulated time the clock cannot be moved. */
    public ClockPage(String clinic, Optional<SimulatedTime> time) {
        this.clinic = clinic;
        this.time = time;
    }

    @Override
    public boolean owns(String path) {
        return path.equals("/clock");
    }

    @Override
    public void answer(HttpServerExchange exchange) {
        boolean moves = exchange.getRequestMethod().equals(Methods.POST);
        if (time.isEmpty()) {
            FrontDoor.say(
                    exchange,
                    moves ? StatusCodes.CONFLICT : StatusCodes.OK,
                    "This clinic lives by the real clock, which cannot be moved. A clinic in another data folder can be"
                            + " started with --clock simulated.");
        } else if (!moves) {
            show(exchange, StatusCodes.OK, time.get(), "", "");
        } else if (!fromHere(exchange)) {
            FrontDoor.say(
                    exchange, StatusCodes.FORBIDDEN, "Another site's page asked for this. Open /clock and try again.");
        } else {
            move(exchange, time.get());
        }
    }

    /** As the services do: what a browser says of the page that asks. Who says nothing is not a browser. */
    private static boolean fromHere(HttpServerExchange exchange) {
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        return site != null
                ? site.equals("same-origin") || site.equals("none")
                : origin == null || origin.endsWith("//" + exchange.getHostAndPort());
    }

    private void show(HttpServerExchange exchange, int status, SimulatedTime shown, String error, String typed) {
        pages.send(
                exchange,
                status,
                "clock.jte",
                Map.of(
                        "clinic",
                        clinic,
                        "now",
                        shown.now().toString(),
                        "next",
                        shown.nextDue().map(Instant::toString).orElse(""),
                        "error",
                        error,
                        "typed",
                        typed));
    }

    private void move(HttpServerExchange exchange, SimulatedTime moved) {
        String advance = "";
        String to = "";
        try {
            exchange.startBlocking();
            FormDataParser parser = forms.createParser(exchange);
            if (parser != null) {
                FormData form = parser.parseBlocking();
                advance = valueOf(form, "advance");
                to = valueOf(form, "to");
            }
        } catch (IOException e) {
            FrontDoor.say(exchange, StatusCodes.BAD_REQUEST, "The form could not be read.");
            return;
        }
        Instant target = target(moved.now(), advance, to);
        if (target == null) {
            show(
                    exchange,
                    StatusCodes.UNPROCESSABLE_ENTITY,
                    moved,
                    "Enter how far to move the clock, such as PT24H, or in the field \"to\" an instant such as"
                            + " 2027-01-05T08:00:00Z; forward only, and at most " + FARTHEST.toDays() + " days",
                    advance);
            return;
        }
        moved.advanceTo(target);
        exchange.setStatusCode(StatusCodes.SEE_OTHER);
        exchange.getResponseHeaders().put(Headers.LOCATION, "/clock");
        exchange.endExchange();
    }

    private static String valueOf(FormData form, String field) {
        FormData.FormValue value = form.getFirst(field);
        return value == null ? "" : value.getValue().strip();
    }

    /** Null when neither field says a time that lies ahead. */
    private static @Nullable Instant target(Instant now, String advance, String to) {
        try {
            Instant target = to.isEmpty() ? now.plus(Duration.parse(advance)) : Instant.parse(to);
            return target.isBefore(now) || target.isAfter(now.plus(FARTHEST)) ? null : target;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
