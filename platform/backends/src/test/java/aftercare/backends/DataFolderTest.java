package aftercare.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void refusesASecondOwnerAndNamesTheFirst() throws Exception {
        try (var child = Child.start(DataFolderHolder.class, folder.toString())) {
            assertThat(child.line()).startsWith("holds");
            assertThatThrownBy(() -> DataFolder.lock(folder))
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining("process " + child.pid());
        }
    }

    @Test
    void isFreeAgainWhenItsOwnerWasKilled() throws Exception {
        try (var child = Child.start(DataFolderHolder.class, folder.toString())) {
            assertThat(child.line()).startsWith("holds");
            var _ = child.kill();
        }
        try (var lock = DataFolder.lock(folder)) {
            assertThat(lock.path()).isEqualTo(folder);
        }
    }

    @Test
    void refusesItsOwnProcessToo() {
        try (var _ = DataFolder.lock(folder)) {
            assertThatThrownBy(() -> DataFolder.lock(folder))
                    .isInstanceOf(DataFolderInUseException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        DataFolder.lock(folder).close();
    }
}
