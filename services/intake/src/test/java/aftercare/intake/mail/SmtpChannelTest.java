package aftercare.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.intake.message.Channel.Outcome;
import aftercare.intake.message.Letter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpChannelTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** What a server answers at one step of the dialogue ({@code hangup}: nothing, it goes away), and what that means. */
    @ParameterizedTest
    @CsvSource({
        "greeting, 421 busy,          NOT_NOW",
        "greeting, 554 go away,       NOT_NOW",
        "greeting, hangup,            NOT_NOW",
        "MAIL,     451 later,         NOT_NOW",
        "MAIL,     553 bad sender,    REFUSED",
        "MAIL,     hangup,            NOT_NOW",
        "RCPT,     450 greylisted,    NOT_NOW",
        "RCPT,     550 no such user,  REFUSED",
        "RCPT,     552 mailbox full,  REFUSED",
        "DATA,     452 no space,      NOT_NOW",
        "DATA,     554 no,            REFUSED",
        "dot,      451 later,         NOT_NOW",
        "dot,      554 spam,          REFUSED",
        "dot,      hangup,            UNKNOWN",
        "QUIT,     hangup,            ACCEPTED",
        "QUIT,     221 bye,           ACCEPTED",
    })
    void whatTheServerSaysDecides(String step, String answer, Outcome expected) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = Thread.ofVirtual().start(() -> serve(socket, step, answer));
            assertThat(channel(socket.getLocalPort()).handOver("m-1", "ada@example.org", letter()))
                    .isEqualTo(expected);
            server.join();
        }
    }

    @Test
    void nobodyListening() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(channel(port).handOver("m-1", "ada@example.org", letter())).isEqualTo(Outcome.NOT_NOW);
    }

    private static Letter letter() {
        return new Letter("Subject", "text", "<p>text</p>", "brief");
    }

    private static SmtpChannel channel(int port) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        Properties limits = new Properties();
        limits.put("mail.smtp.connectiontimeout", "5000");
        limits.put("mail.smtp.timeout", "5000");
        server.setJavaMailProperties(limits);
        return new SmtpChannel(server, "clinic@example.org", "Clinic", InstantSource.fixed(NOON));
    }

    private static void serve(ServerSocket listening, String step, String answer) {
        try (Socket socket = listening.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            OutputStream out = socket.getOutputStream();
            if (!say(out, step.equals("greeting") ? answer : "220 ready")) {
                return;
            }
            boolean letter = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command =
                        letter ? line.equals(".") ? "dot" : "line" : line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                if (command.equals("line")) {
                    continue;
                }
                boolean ours = command.equals(step);
                letter = command.equals("DATA") && !ours;
                String usual = command.equals("DATA") ? "354 go on" : command.equals("QUIT") ? "221 bye" : "250 ok";
                if (!say(out, ours ? answer : usual) || command.equals("QUIT")) {
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean say(OutputStream out, String reply) throws IOException {
        if (reply.equals("hangup")) {
            return false;
        }
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return true;
    }
}
