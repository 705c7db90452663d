package aftercare.backends;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final List<AutoCloseable> opened = new ArrayList<>();
    private TcpProxy proxy = TcpProxy.to(1);

    @BeforeEach
    void echo() throws IOException {
        ServerSocket server = new ServerSocket(0, 10, HERE);
        opened.add(server);
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    Thread.ofVirtual().start(() -> echo(client));
                } catch (IOException e) {
                    return;
                }
            }
        });
        proxy.close();
        proxy = TcpProxy.to(server.getLocalPort());
    }

    private static void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws Exception {
        proxy.close();
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(HERE, proxy.port());
        opened.add(socket);
        return socket;
    }

    private static String said(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        byte[] answer = socket.getInputStream().readNBytes(text.length());
        return new String(answer, US_ASCII);
    }

    @Test
    void whatIsSaidPassesBothWays() throws IOException {
        assertThat(said(connect(), "hello")).isEqualTo("hello");
    }

    @Test
    void cutLineEndsAndANewOneCanBeMade() throws IOException {
        Socket first = connect();
        assertThat(said(first, "a")).isEqualTo("a");

        proxy.cut();

        assertThat(first.getInputStream().read()).isEqualTo(-1);
        assertThat(said(connect(), "b")).isEqualTo("b");
    }

    @Test
    void slowedLineTakesItsTime() throws IOException {
        Socket socket = connect();
        proxy.slow(Duration.ofMillis(50));
        long before = System.nanoTime();
        assertThat(said(socket, "a")).isEqualTo("a");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void trapSwallowsTheFirstThatMatchesAndNothingElse() throws IOException {
        List<Integer> trapped = new ArrayList<>();
        proxy.watch(piece -> {
            if (piece.fromClient() && piece.contains("needle")) {
                trapped.add(piece.clientPort());
                return false;
            }
            return true;
        });
        Socket socket = connect();
        assertThat(said(socket, "hay")).isEqualTo("hay");

        assertThat(said(socket, "a needle")).isEmpty();

        assertThat(trapped).containsExactly(socket.getLocalPort());
        assertThat(said(connect(), "a needle")).isEqualTo("a needle");
    }

    @Test
    void closedProxyServesNobody() {
        proxy.close();
        String answer;
        try {
            answer = said(connect(), "a");
        } catch (IOException refused) {
            return;
        }
        // The system may still take a connection while the listener is being closed; it is cut without an answer.
        assertThat(answer).isEmpty();
    }
}
