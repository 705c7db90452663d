package aftercare.standalone.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * A bounded number of HTTP connections to one port of this machine, kept open. As plain as can be: the client's own work
 * would be measured with the server's.
 */
final class Connections implements AutoCloseable {

    private final LinkedBlockingDeque<Connection> idle = new LinkedBlockingDeque<>();

    Connections(int port, int count) {
        try {
            for (int i = 0; i < count; i++) {
                idle.add(new Connection(port));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("Cannot connect to port " + port, e);
        }
    }

    /** An answer without its body. */
    record Answer(int status, String location) {}

    /** Sends one field of a form and gives the answer. Waits for a connection when all are in use. */
    Answer post(String path, String field, String value) {
        try {
            Connection connection = idle.takeFirst();
            Answer answer = connection.post(path, field + "=" + URLEncoder.encode(value, StandardCharsets.US_ASCII));
            idle.addFirst(connection);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        idle.forEach(Connection::close);
    }

    /** Opened anew after the server said it closes it, as it does every hundred requests, or might have, being idle. */
    private static final class Connection {
        private static final long LONGEST_IDLE = Duration.ofSeconds(5).toNanos();

        private final int port;
        private Socket socket;
        private InputStream in;
        private OutputStream out;
        private long usedAt;

        Connection(int port) throws IOException {
            this.port = port;
            this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
            this.in = prepare();
            this.out = socket.getOutputStream();
            this.usedAt = System.nanoTime();
        }

        private InputStream prepare() throws IOException {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            return new BufferedInputStream(socket.getInputStream());
        }

        private void reopenWhenStale() throws IOException {
            if (socket.isClosed() || System.nanoTime() - usedAt > LONGEST_IDLE) {
                socket.close();
                socket = new Socket(InetAddress.getLoopbackAddress(), port);
                in = prepare();
                out = socket.getOutputStream();
            }
        }

        Answer post(String path, String body) throws IOException {
            reopenWhenStale();
            String request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body;
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            int status = Integer.parseInt(line().split(" ", 3)[1]);
            String location = "";
            long length = 0;
            boolean chunked = false;
            boolean last = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("location:")) {
                    location = header.substring(9).strip();
                } else if (lower.startsWith("content-length:")) {
                    length = Long.parseLong(header.substring(15).strip());
                } else if (lower.startsWith("transfer-encoding:")) {
                    chunked = lower.endsWith("chunked");
                } else if (lower.startsWith("connection:")) {
                    last = lower.endsWith("close");
                }
            }
            if (chunked) {
                skipChunks();
            } else {
                in.skipNBytes(length);
            }
            if (last) {
                socket.close();
            }
            usedAt = System.nanoTime();
            return new Answer(status, location);
        }

        private void skipChunks() throws IOException {
            int size = Integer.parseInt(line(), 16);
            while (size > 0) {
                in.skipNBytes(size + 2L);
                size = Integer.parseInt(line(), 16);
            }
            in.skipNBytes(2);
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("The server closed the connection");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
