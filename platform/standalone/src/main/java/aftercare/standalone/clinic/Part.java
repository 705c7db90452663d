package aftercare.standalone.clinic;

import aftercare.backends.Mailbox;
import aftercare.followup.staff.FirstPasswords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One part of a clinic as a process of its own. */
public final class Part {

    /** The part that keeps the state of all services. */
    public static final String DATABASE = "database";

    /** The part that keeps the facts. */
    public static final String BROKER = "broker";

    /** The part that people reach, and that takes mail. */
    public static final String DOOR = "front-door";

    private Part() {}

    /** In the order they are started in. */
    static List<String> names() {
        return Stream.concat(
                        Stream.of(DATABASE, BROKER, DOOR),
                        Stream.of(ServiceName.values()).map(ServiceName::key))
                .toList();
    }

    /** Starts the part and returns what closes it. */
    public static AutoCloseable start(String name, ClinicPlan plan, Wiring wiring, FirstPasswords passwords) {
        Parts parts = new Parts(plan, wiring, new ClockFile(plan.data()).follow(name));
        return switch (name) {
            case DATABASE -> parts.database();
            case BROKER -> parts.broker();
            case DOOR -> doorWithMailbox(parts);
            default -> parts.service(ServiceName.of(name), passwords);
        };
    }

    private static AutoCloseable doorWithMailbox(Parts parts) {
        Mailbox mailbox = parts.mailbox();
        AutoCloseable door = parts.door(mailbox, Optional.empty());
        return () -> {
            door.close();
            mailbox.close();
        };
    }
}
