package aftercare.standalone.door;

import aftercare.kernel.ProductClock;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.Map;

/** What a newcomer sees first. */
public final class StartPage implements DoorPage {

    private final Pages pages = new Pages();
    private final String clinic;
    private final ProductClock clock;

    public StartPage(String clinic, ProductClock clock) {
        this.clinic = clinic;
        this.clock = clock;
    }

    @Override
    public boolean owns(String path) {
        return path.equals("/") || path.isEmpty();
    }

    @Override
    public void answer(HttpServerExchange exchange) {
        pages.send(
                exchange,
                StatusCodes.OK,
                "start.jte",
                Map.of(
                        "clinic",
                        clinic,
                        "movable",
                        clock.movable(),
                        "now",
                        clock.instant().toString()));
    }
}
