package aftercare.standalone.chaos;

import aftercare.backends.TcpProxy;
import aftercare.standalone.clinic.Wiring;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The lines from the services to broker, store and mailbox. */
final class Lines implements AutoCloseable {
    private final TcpProxy broker;
    private final TcpProxy store;
    private final TcpProxy mailbox;

    private Lines(TcpProxy broker, TcpProxy store, TcpProxy mailbox) {
        this.broker = broker;
        this.store = store;
        this.mailbox = mailbox;
    }

    /** Lines to the backends of a clinic that is about to start. */
    static Lines to(Wiring wiring) {
        return new Lines(TcpProxy.to(wiring.broker()), TcpProxy.to(wiring.store()), TcpProxy.to(wiring.smtp()));
    }

    Wiring between(Wiring wiring) {
        return wiring.withLines(new Wiring.Lines(broker.port(), store.port(), mailbox.port()));
    }

    TcpProxy broker() {
        return broker;
    }

    TcpProxy store() {
        return store;
    }

    private List<TcpProxy> all() {
        return List.of(broker, store, mailbox);
    }

    void cut() {
        all().forEach(TcpProxy::cut);
    }

    /** All is well with the lines again. */
    void heal() {
        all().forEach(line -> {
            line.slow(Duration.ZERO);
            line.forget();
        });
    }

    @Override
    public void close() {
        all().forEach(TcpProxy::close);
    }

    /** A moment in the life of a fact or a mail at which a service can be killed, told by its traffic. */
    enum Point {
        /** The decision was made; nothing of it is stored. */
        BEFORE_WRITE,
        /** State and pending facts are stored; the service does not know it yet. */
        AFTER_WRITE,
        /** The facts are stored and on no topic. */
        BEFORE_PUBLISH,
        /** The facts are on their topic; the service does not know it yet, and has them pending. */
        AFTER_PUBLISH,
        /** The effect of facts is stored; that they were read is not. */
        BEFORE_COMMIT,
        /** A mail is about to be handed over. */
        BEFORE_MAIL,
        /** The mail server has the mail; the service does not know it. */
        AFTER_MAIL;

        private static final short PRODUCE = 0;
        private static final short OFFSET_COMMIT = 8;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        private boolean isAfter() {
            return this == AFTER_WRITE || this == AFTER_PUBLISH || this == AFTER_MAIL;
        }

        private boolean asks(TcpProxy.Piece piece) {
            return piece.fromClient()
                    && switch (this) {
                        case BEFORE_WRITE, AFTER_WRITE -> piece.contains("findAndModify") || piece.contains("update");
                        case BEFORE_PUBLISH, AFTER_PUBLISH -> isRequest(piece.bytes(), PRODUCE);
                        case BEFORE_COMMIT -> isRequest(piece.bytes(), OFFSET_COMMIT);
                        case BEFORE_MAIL -> piece.contains("DATA\r\n");
                        case AFTER_MAIL -> piece.contains("\r\n.\r\n");
                    };
        }

        /** A request to Kafka begins with its length in four bytes and its kind in two. */
        private static boolean isRequest(ByteBuffer bytes, short kind) {
            return bytes.limit() > 8 && bytes.getShort(4) == kind;
        }
    }

    /**
     * Watches for a service to come to a point.
     *
     * @param isService true for the client's port of a connection of that service
     * @param kill kills it there
     */
    void watch(Point point, Predicate<ClientEnd> isService, Runnable kill) {
        TcpProxy line = switch (point) {
            case BEFORE_WRITE, AFTER_WRITE -> store;
            case BEFORE_PUBLISH, AFTER_PUBLISH, BEFORE_COMMIT -> broker;
            case BEFORE_MAIL, AFTER_MAIL -> mailbox;
        };
        line.watch(new TcpProxy.Trap() {
            private int asked = -1;

            @Override
            public boolean lets(TcpProxy.Piece piece) {
                if (asked >= 0) {
                    boolean answer = !piece.fromClient() && piece.clientPort() == asked;
                    if (answer) {
                        kill.run();
                    }
                    return !answer;
                }
                if (!point.asks(piece) || !isService.test(new ClientEnd(piece.clientPort(), line.port()))) {
                    return true;
                }
                if (point.isAfter()) {
                    asked = piece.clientPort();
                    return true;
                }
                kill.run();
                return false;
            }
        });
    }

    /** A connection as the client has it. */
    record ClientEnd(int from, int to) {}
}
