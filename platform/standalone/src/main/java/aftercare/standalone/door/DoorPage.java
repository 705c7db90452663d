package aftercare.standalone.door;

import io.undertow.server.HttpServerExchange;

/** Paths of the one address that the door answers itself. */
public interface DoorPage {

    /** Whether a path is this page's. */
    boolean owns(String path);

    /** Answers a request on a thread that may wait. */
    void answer(HttpServerExchange exchange);
}
