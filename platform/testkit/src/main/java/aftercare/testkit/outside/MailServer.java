package aftercare.testkit.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A mail server. It takes every letter, unless it was told to reject one at a step of the dialogue, to hang up, or to fall silent;
 * and it keeps the letters it took.
 */
public final class MailServer implements AutoCloseable {
    /** As a reply: says nothing and closes the connection. */
    public static final String HANG_UP = "hang up";

    private final ServerSocket listening;
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable CountDownLatch silence;

    public MailServer() throws IOException {
        listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    /** Where it listens, on the loopback interface. */
    public int port() {
        return listening.getLocalPort();
    }

    /** The letters it took, headers and all, in the order in which they came. */
    public List<String> letters() {
        return List.copyOf(letters);
    }

    /**
     * Has it say so at a step of every dialogue from now on.
     *
     * @param step {@code greeting}, a command such as {@code RCPT}, or {@code dot}: the end of a letter
     * @param reply such as {@code 550 no such user}, or {@link #HANG_UP}
     */
    public void reply(String step, String reply) {
        replies.put(step, reply);
    }

    /** Takes everything again. */
    public void takeEverything() {
        replies.clear();
    }

    /** From now on it takes connections and says nothing, until {@link #speak}. */
    public void fallSilent() {
        silence = new CountDownLatch(1);
    }

    /** Goes on, also where it was silent. */
    public void speak() {
        CountDownLatch waited = silence;
        silence = null;
        if (waited != null) {
            waited.countDown();
        }
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            talk(in, socket.getOutputStream());
        } catch (IOException _) {
            // The other side went away, as it may.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private void talk(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        if (!say(out, "greeting", "220 ready")) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            String usual = command.equals("DATA") ? "354 go on" : command.equals("QUIT") ? "221 bye" : "250 ok";
            if (!say(out, command, usual) || command.equals("QUIT")) {
                return;
            }
            if (command.equals("DATA") && !replies.containsKey("DATA")) {
                String letter = letter(in);
                if (!replies.containsKey("dot")) {
                    letters.add(letter);
                }
                if (!say(out, "dot", "250 ok")) {
                    return;
                }
            }
        }
    }

    private static String letter(BufferedReader in) throws IOException {
        StringBuilder letter = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            letter.append(line).append('\n');
        }
        return letter.toString();
    }

    private boolean say(OutputStream out, String step, String usual) throws IOException, InterruptedException {
        CountDownLatch waits = silence;
        if (waits != null) {
            waits.await();
        }
        String reply = replies.getOrDefault(step, usual);
        if (reply.equals(HANG_UP)) {
            return false;
        }
        out.write((reply + "\r\n").getBytes(UTF_8));
        out.flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        speak();
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
