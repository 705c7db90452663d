package aftercare.auditor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryMailTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void takesEachMessageOfAMailboxOnce() {
        ServerSetup[] servers = {ServerSetupTest.SMTP.dynamicPort(), ServerSetupTest.IMAP.dynamicPort()};
        GreenMail server = new GreenMail(servers);
        server.start();
        try {
            server.setUser("canary@clinic.example", "canary", "feather");
            GreenMailUtil.sendTextEmail(
                    "canary@clinic.example",
                    "clinic@clinic.example",
                    "One",
                    "first",
                    server.getSmtp().getServerSetup());
            GreenMailUtil.sendTextEmail(
                    "canary@clinic.example",
                    "clinic@clinic.example",
                    "Two",
                    "second",
                    server.getSmtp().getServerSetup());
            int port = server.getImap().getPort();
            ImapMail mail = new ImapMail("imap://canary:feather@127.0.0.1:" + port + "/INBOX");
            assertThat(mail.take()).map(String::strip).containsExactly("first", "second");
            assertThat(mail.take()).isEmpty();
        } finally {
            server.stop();
        }
        assertThat(new ImapMail("imap://canary:feather@127.0.0.1:1/INBOX").take())
                .isEmpty();
    }

    @Test
    void takesEachFileOfAFolderOnceTheOldestFirst() throws IOException {
        Files.writeString(folder.resolve("0002.eml"), "Content-Type: text/plain\n\nsecond");
        Files.writeString(folder.resolve("0001.eml"), """
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                first
                --b
                Content-Type: text/html

                <p>first</p>
                --b--
                """);
        Files.writeString(folder.resolve("0003.part"), "half a message");
        FolderMail mail = new FolderMail(folder);
        assertThat(mail.take()).map(String::strip).containsExactly("first", "second");
        assertThat(mail.take()).isEmpty();
        assertThat(folder.resolve("0003.part")).exists();
        assertThat(new FolderMail(folder.resolve("none")).take()).isEmpty();
    }
}
