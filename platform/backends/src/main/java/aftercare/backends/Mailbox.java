package aftercare.backends;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server on 127.0.0.1 that delivers nothing onward: it keeps what it was sent, one file per message, written
 * before the sender hears that it was taken. Mail to the canary and its contact is put into a folder apart, where the auditor
 * takes it from; it is neither listed nor counted.
 */
public final class Mailbox implements AutoCloseable {
    private static final String SUFFIX = ".eml";
    private static final String CANARY_DOMAIN = "@canary.localdomain";
    private static final int LONGEST = 10 * 1024 * 1024;

    private final Path folder;
    private final InstantSource clock;
    private final NavigableMap<Long, Mail> mails = new ConcurrentSkipListMap<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong lastId = new AtomicLong();
    private final AtomicLong apartCount = new AtomicLong();
    private final SMTPServer server;

    private Mailbox(Path folder, int port, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        this.server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Aftercare mailbox")
                .maxMessageSize(LONGEST)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(Reception::new)
                .build();
    }

    /**
     * Opens the mailbox in a folder, which is made when it is new, and listens.
     *
     * @param clock stamps what comes in
     * @throws PortInUseException when the port is taken
     */
    public static Mailbox start(Path folder, int port, InstantSource clock) {
        Ports.requireFree("the mailbox", port);
        var mailbox = new Mailbox(folder, port, clock);
        mailbox.load();
        mailbox.server.start();
        return mailbox;
    }

    /** The port senders connect to. */
    public int port() {
        return server.getPort();
    }

    /**
     * What another process keeps in a mailbox's folder, oldest first.
     *
     * @param after leaves out the messages up to this id; 0 for all
     */
    public static List<Mail> kept(Path folder, long after) {
        try {
            return read(folder, after);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the mailbox " + folder, e);
        } catch (MessagingException | NumberFormatException e) {
            throw new IllegalStateException("A file of the mailbox " + folder + " is not a message it wrote", e);
        }
    }

    /** How many messages are kept. */
    public long count() {
        return count.get();
    }

    /**
     * The newest messages first.
     *
     * @param query part of a recipient or of the subject, in either case; empty for all
     * @param limit how many at most
     */
    public List<Mail> mails(String query, int limit) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        Predicate<Mail> matches =
                mail -> mail.subject().toLowerCase(Locale.ROOT).contains(wanted)
                        || mail.to().stream()
                                .anyMatch(to -> to.toLowerCase(Locale.ROOT).contains(wanted));
        return mails.descendingMap().values().stream()
                .filter(matches)
                .limit(limit)
                .toList();
    }

    /** The messages that came after the one with this id, oldest first; all for 0. */
    public List<Mail> since(long id) {
        return List.copyOf(mails.tailMap(id, false).values());
    }

    /** One message. */
    public Optional<Mail> mail(long id) {
        return Optional.ofNullable(mails.get(id));
    }

    /** Stops listening; the messages stay. */
    @Override
    public void close() {
        server.stop();
    }

    private void load() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the mailbox " + folder, e);
        }
        kept(folder, 0).forEach(mail -> mails.put(mail.id(), mail));
        count.set(mails.size());
        lastId.set(mails.isEmpty() ? 0 : mails.lastKey());
    }

    private static List<Mail> read(Path folder, long after) throws IOException, MessagingException {
        List<Mail> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString();
                long id = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
                if (id > after) {
                    found.add(MailFile.read(id, Files.readAllBytes(file)));
                }
            }
        }
        return found;
    }

    private void keep(String from, List<String> to, byte[] message) throws IOException {
        byte[] bytes = MailFile.write(clock.instant(), from, to, message);
        if (to.stream().allMatch(recipient -> recipient.endsWith(CANARY_DOMAIN))) {
            keepApart(bytes);
            return;
        }
        long id = lastId.incrementAndGet();
        Mail mail;
        try {
            mail = MailFile.read(id, bytes);
        } catch (MessagingException e) {
            throw new IOException("The message cannot be read back", e);
        }
        Path file = folder.resolve("%010d%s".formatted(id, SUFFIX));
        Path draft = folder.resolve("%010d.part".formatted(id));
        Files.write(draft, bytes);
        move(draft, file);
        mails.put(id, mail);
        count.incrementAndGet();
    }

    /** Where mail to the canary is put, in the folder of a mailbox. */
    public static Path canaryFolder(Path mailbox) {
        return mailbox.resolve("canary");
    }

    private void keepApart(byte[] bytes) throws IOException {
        Path apart = Files.createDirectories(canaryFolder(folder));
        String name = "%013d-%06d".formatted(clock.instant().toEpochMilli(), apartCount.incrementAndGet() % 1_000_000);
        Path draft = Files.write(apart.resolve(name + ".part"), bytes);
        move(draft, apart.resolve(name + SUFFIX));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /** One SMTP transaction. */
    private final class Reception implements MessageHandler {
        private final List<String> to = new ArrayList<>();
        private String from = "";

        Reception(MessageContext context) {}

        @Override
        public void from(String sender) {
            from = sender;
        }

        @Override
        public void recipient(String recipient) {
            to.add(recipient);
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            byte[] message = data.readAllBytes();
            try {
                keep(from, to, message);
            } catch (IOException e) {
                throw new RejectException(451, "The mailbox could not keep the message: " + e.getMessage());
            }
            return "kept";
        }

        @Override
        public void done() {}
    }
}
