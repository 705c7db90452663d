package aftercare.backends;

import java.nio.file.Path;

/** Another process works on the data folder. */
public final class DataFolderInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String owner;

    DataFolderInUseException(Path folder, String owner) {
        super("The data folder " + folder.toAbsolutePath() + " is in use by process " + owner
                + ". Stop that process, or choose another folder with --data");
        this.owner = owner;
    }

    /** The pid of the process that holds the folder. */
    public String owner() {
        return owner;
    }
}
