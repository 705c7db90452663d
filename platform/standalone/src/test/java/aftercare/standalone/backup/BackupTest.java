package aftercare.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aftercare.backends.DataFolder;
import aftercare.standalone.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private Path data = Path.of("");
    private Path backup = Path.of("");
    private Path target = Path.of("");

    @BeforeEach
    void aClinicThatDoesNotRun() throws IOException {
        data = folder.resolve("clinic");
        backup = folder.resolve("backups/monday");
        target = folder.resolve("again");
        write("store/store.mv", "state");
        write("broker/follow-up.events-0/0.log", "facts");
        write("broker/follow-up.events-0/0.index", "reserved");
        write("broker/follow-up.events-0/0.timeindex", "reserved");
        write("broker/.lock", "");
        write("mailbox/0000000001.eml", "mail");
        write("secrets/links", "secret");
        Files.setPosixFilePermissions(data.resolve("secrets/links"), PosixFilePermissions.fromString("rw-------"));
        write("clock", "real");
        write("logs/aftercare.log", "of the run");
        write("lock", "1");
        write("address", "http://localhost:8080");
    }

    private void write(String path, String text) throws IOException {
        Path file = data.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void whatWasBackedUpIsRestoredByteForByteWithoutWhatBelongsToTheRun() throws IOException {
        Backup.Made made = Backup.make(data, backup, NOW);
        assertThat(made.files()).isEqualTo(5);
        assertThat(made.bytes()).isEqualTo("statefactsmailsecretreal".length());
        assertThat(made.stoodStill()).isZero();
        assertThat(Backup.restore(backup, target, false, NOW)).isEqualTo(NOW);
        assertThat(target.resolve("store/store.mv")).hasContent("state");
        assertThat(target.resolve("broker/follow-up.events-0/0.log")).hasContent("facts");
        assertThat(target.resolve("mailbox/0000000001.eml")).hasContent("mail");
        assertThat(target.resolve("clock")).hasContent("real");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve("secrets/links"))))
                .isEqualTo("rw-------");
        for (String ofTheRun :
                new String[] {"logs", "lock", "address", "broker/.lock", "broker/follow-up.events-0/0.index"}) {
            assertThat(target.resolve(ofTheRun)).doesNotExist();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rwx------");
    }

    @Test
    void changedByteIsNamedAndNothingIsTouched() throws IOException {
        Backup.make(data, backup, NOW);
        Files.writeString(backup.resolve("data/broker/follow-up.events-0/0.log"), "fakts");
        refusedAsDamaged("broker/follow-up.events-0/0.log was changed");
    }

    @Test
    void missingShortAndForeignFilesAreNamed() throws IOException {
        Backup.make(data, backup, NOW);
        Files.writeString(backup.resolve("data/store/other.mv"), "x");
        refusedAsDamaged("store/other.mv is not in its manifest");
        Files.delete(backup.resolve("data/store/other.mv"));
        Files.writeString(backup.resolve("data/store/store.mv"), "stat");
        refusedAsDamaged("store/store.mv has 4 bytes and not 5");
        Files.delete(backup.resolve("data/store/store.mv"));
        refusedAsDamaged("store/store.mv is missing");
    }

    @Test
    void backupThatWasNotFinishedIsRefused() throws IOException {
        Backup.make(data, backup, NOW);
        Files.writeString(backup.resolve("manifest.json"), "{\"format\":1,");
        refusedAsDamaged("manifest.json cannot be read");
        Files.writeString(
                backup.resolve("manifest.json"),
                "{\"format\":2,\"madeAt\":\"2026-11-26T08:00:00Z\",\"running\":false,\"files\":[]}");
        refusedAsDamaged("has format 2, and this version reads 1");
        Files.delete(backup.resolve("manifest.json"));
        refusedAsDamaged("is no finished backup: it has no manifest.json");
    }

    private void refusedAsDamaged(String why) {
        assertThatThrownBy(() -> Backup.restore(backup, target, true, NOW))
                .isInstanceOf(DamagedBackupException.class)
                .hasMessageContaining(why);
        assertThat(target).doesNotExist();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Backup.make(data, backup, NOW);
        assertThatThrownBy(() -> Backup.make(data, backup, NOW))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not empty");
        write("store/store.mv", "newer");
        assertThatThrownBy(() -> Backup.restore(backup, data, false, NOW))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not empty");
        assertThat(data.resolve("store/store.mv")).hasContent("newer");
        Backup.restore(backup, data, true, NOW);
        assertThat(data.resolve("store/store.mv")).hasContent("state");
        assertThat(folder.resolve("clinic.before-2026-11-26T08-00-00Z/store/store.mv"))
                .hasContent("newer");
    }

    @Test
    void folderOfARunningClinicIsNotReplacedAndThisProcessDoesNotStopItself() throws IOException {
        Backup.make(data, backup, NOW);
        try (DataFolder _ = DataFolder.lock(data)) {
            assertThatThrownBy(() -> Backup.restore(backup, data, true, NOW))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("in use by process");
            assertThatThrownBy(() -> Backup.make(data, folder.resolve("backups/tuesday"), NOW))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("in use by process");
        }
    }

    @Test
    void folderWithoutAClinicIsNamed() {
        assertThatThrownBy(() -> Backup.make(folder.resolve("none"), backup, NOW))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There is no clinic in");
        assertThat(backup).doesNotExist();
    }
}
