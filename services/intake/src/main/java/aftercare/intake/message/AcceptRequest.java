package aftercare.intake.message;

import java.time.InstantSource;

/** Takes on a request for a message. Doing it twice is doing it once. */
public final class AcceptRequest {
    private final Messages messages;
    private final Runnable wakeCourier;
    private final InstantSource clock;

    public AcceptRequest(Messages messages, Runnable wakeCourier, InstantSource clock) {
        this.messages = messages;
        this.wakeCourier = wakeCourier;
        this.clock = clock;
    }

    /** False when it had been taken on before. */
    public boolean accept(Request request) {
        boolean born = messages.insertIfAbsent(Message.accept(request, clock.instant()));
        if (born) {
            wakeCourier.run();
        }
        return born;
    }
}
