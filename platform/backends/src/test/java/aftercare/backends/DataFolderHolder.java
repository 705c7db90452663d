package aftercare.backends;

import java.nio.file.Path;

/** Holds a data folder until it is killed. */
final class DataFolderHolder {
    public static void main(String[] arguments) throws Exception {
        var folder = DataFolder.lock(Path.of(arguments[0]));
        System.out.println("holds " + folder.path());
        Thread.currentThread().join();
    }

    private DataFolderHolder() {}
}
