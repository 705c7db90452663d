package aftercare.standalone.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What people were told had been taken, one line each, written before they go on: what must be found afterwards. A run that
 * was stopped reads it and goes on. Threads may share it.
 */
final class Journal {
    private static final char BETWEEN = '\t';

    private final Path file;
    private final Map<Item, String> answers = new LinkedHashMap<>();
    private final Map<String, String> patients = new LinkedHashMap<>();
    private final Set<Act> acts = new LinkedHashSet<>();
    private final Set<String> tried = new LinkedHashSet<>();
    private int rounds;

    /** One question of one survey. */
    record Item(String token, String question) {}

    /** Something a clinician did. */
    record Act(String subject, String what) {}

    private Journal(Path file) {
        this.file = file;
    }

    /** The journal in a folder, new or as it was left. */
    static Journal in(Path folder) {
        Journal journal = new Journal(folder.resolve("chaos.journal"));
        try {
            if (Files.exists(journal.file)) {
                // The last line may have been cut off by a kill: nobody was told of it.
                String kept = Files.readString(journal.file);
                kept.substring(0, kept.lastIndexOf('\n') + 1).lines().forEach(journal::enter);
                Files.writeString(journal.file, kept.substring(0, kept.lastIndexOf('\n') + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + journal.file, e);
        }
        return journal;
    }

    private synchronized void enter(String line) {
        String[] words = line.split(String.valueOf(BETWEEN), -1);
        switch (words[0]) {
            case "answer" -> answers.put(new Item(words[1], words[2]), words[3]);
            case "trying" -> tried.add(words[1]);
            case "patient" -> patients.put(words[1], words[2]);
            case "act" -> acts.add(new Act(words[1], words[2]));
            case "round" -> rounds = Integer.parseInt(words[1]);
            default -> throw new IllegalStateException("The journal has a line it did not write: " + line);
        }
    }

    private synchronized void write(String... words) {
        String line = String.join(String.valueOf(BETWEEN), words);
        try {
            Files.writeString(
                    file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
        enter(line);
    }

    /** A page was taken. */
    void answered(String token, String question, String value) {
        write("answer", token, question, value);
    }

    /** A patient is about to be enrolled; they may be, whatever comes back. */
    void trying(String email) {
        write("trying", email);
    }

    void enrolled(String email, String patient) {
        write("patient", email, patient);
    }

    void acted(String subject, String what) {
        write("act", subject, what);
    }

    void ended(int round) {
        write("round", String.valueOf(round));
    }

    /** How many rounds have been played to their end. */
    synchronized int rounds() {
        return rounds;
    }

    synchronized Map<Item, String> answers() {
        return Map.copyOf(answers);
    }

    /** Patients by their address. */
    synchronized Map<String, String> patients() {
        return Map.copyOf(patients);
    }

    /** Addresses of all whose enrolment was begun. */
    synchronized Set<String> tried() {
        return Set.copyOf(tried);
    }

    synchronized Set<Act> acts() {
        return Set.copyOf(acts);
    }

    synchronized boolean hasActed(String subject, String what) {
        return acts.contains(new Act(subject, what));
    }
}
