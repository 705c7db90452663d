package aftercare.backends;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A line between clients and a server on 127.0.0.1 that can be made bad: cut, slowed, or watched for a piece of traffic at
 * which something happens.
 */
public final class TcpProxy implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final ServerSocket listener;
    private final int target;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private final Set<Trap> caught = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;

    /** A piece of traffic as it was read off one side. */
    public static final class Piece {
        private final int clientPort;
        private final boolean fromClient;
        private final ByteBuffer bytes;

        private Piece(int clientPort, boolean fromClient, byte[] bytes) {
            this.clientPort = clientPort;
            this.fromClient = fromClient;
            this.bytes = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        }

        /** The client's own port, which tells its connections apart. */
        public int clientPort() {
            return clientPort;
        }

        /** True on the way to the server. */
        public boolean fromClient() {
            return fromClient;
        }

        /** What was read, from position 0. */
        public ByteBuffer bytes() {
            return bytes.duplicate();
        }

        /** True when the text is somewhere in it. */
        public boolean contains(String ascii) {
            ByteBuffer wanted = ByteBuffer.wrap(ascii.getBytes(US_ASCII));
            for (int at = 0; at + wanted.limit() <= bytes.limit(); at++) {
                if (bytes.slice(at, wanted.limit()).equals(wanted)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Watches the traffic. It is asked by several threads, one at a time. */
    @FunctionalInterface
    public interface Trap {
        /**
         * Looks at a piece before it is passed on.
         *
         * @return true to let it through; false to swallow it, cut its line and watch no longer
         */
        boolean lets(Piece piece);
    }

    private TcpProxy(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** Listens on a free port for a server on another. */
    public static TcpProxy to(int target) {
        try {
            TcpProxy proxy = new TcpProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
            Thread.ofPlatform().name("proxy-" + target).daemon().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on a free port", e);
        }
    }

    /** The port clients connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Cuts every line there is; new ones can be made at once. */
    public void cut() {
        lines.forEach(Line::cut);
    }

    /** Holds every piece of traffic back for so long before it is passed on; zero to stop that. */
    public void slow(Duration by) {
        delay = by;
    }

    /** Watches for a piece of traffic, in place of what was watched for before. */
    public void watch(Trap watcher) {
        trap.set(watcher);
    }

    /** Watches no longer. */
    public void forget() {
        trap.set(null);
    }

    /** Cuts all lines and listens no longer. */
    @Override
    public void close() {
        closeQuietly(listener);
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                // Closed, or a client that was gone before it was served: either way there is nobody to serve.
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            closeQuietly(client);
            closeQuietly(server);
            return;
        }
        Line line = new Line(client, server);
        lines.add(line);
        if (listener.isClosed()) {
            // It came while the proxy was being closed, after the others were cut.
            line.cut();
            return;
        }
        Thread.ofVirtual().start(() -> line.pass(true));
        Thread.ofVirtual().start(() -> line.pass(false));
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is of no more use either way.
        }
    }

    /** One client's connection and the one to the server that goes with it. */
    private final class Line {
        private final Socket client;
        private final Socket server;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pass(boolean fromClient) {
            byte[] buffer = new byte[PIECE];
            try {
                InputStream in = (fromClient ? client : server).getInputStream();
                OutputStream out = (fromClient ? server : client).getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!delay.isZero()) {
                        LockSupport.parkNanos(delay.toNanos());
                    }
                    if (swallowed(fromClient, buffer, read)) {
                        break;
                    }
                    out.write(buffer, 0, read);
                }
            } catch (IOException e) {
                // One side is gone, so the other goes too.
            }
            cut();
        }

        private boolean swallowed(boolean fromClient, byte[] buffer, int length) {
            Trap watcher = trap.get();
            if (watcher == null) {
                return false;
            }
            Piece piece = new Piece(client.getPort(), fromClient, Arrays.copyOf(buffer, length));
            synchronized (watcher) {
                // Another piece may have gone into the trap while this one waited.
                if (caught.contains(watcher) || watcher.lets(piece)) {
                    return false;
                }
                caught.add(watcher);
                trap.compareAndSet(watcher, null);
                return true;
            }
        }

        void cut() {
            lines.remove(this);
            closeQuietly(client);
            closeQuietly(server);
        }
    }
}
