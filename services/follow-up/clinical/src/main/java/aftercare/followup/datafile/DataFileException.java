package aftercare.followup.datafile;

/** A data file is wrong. The message names the file, the line and what to write instead. */
public final class DataFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param file as the reader knows it
     * @param line from 1
     * @param problem what is wrong
     * @param fix what to write instead
     */
    public DataFileException(String file, int line, String problem, String fix) {
        super(file + ":" + line + ": " + problem + ". " + fix + ".");
    }
}
