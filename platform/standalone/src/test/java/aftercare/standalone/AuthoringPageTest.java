package aftercare.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/protocol-authoring.md tells a clinician to do: its commands, its edits, and what it says they print. */
class AuthoringPageTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern EDITED = Pattern.compile("In `([^`]+)`:$");
    private static final String INDENT = "    ";

    @TempDir
    private Path folder = Path.of("");

    private int commands;
    private int edits;

    @Test
    void thePageCanBeFollowed() throws IOException {
        String file = "";
        List<String> block = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/protocol-authoring.md"))) {
            if (line.startsWith(INDENT)) {
                block.add(line.substring(INDENT.length()));
                continue;
            }
            follow(block, file);
            block.clear();
            Matcher names = EDITED.matcher(line);
            if (names.find()) {
                file = names.group(1);
            } else if (!line.isBlank()) {
                file = "";
            }
        }
        follow(block, file);
        assertThat(commands).isEqualTo(10);
        assertThat(edits).isEqualTo(7);
    }

    private void follow(List<String> block, String file) throws IOException {
        if (block.isEmpty()) {
            return;
        }
        if (block.getFirst().startsWith("$ ")) {
            for (int from = 0; from < block.size(); ) {
                int to = from + 1;
                while (to < block.size() && !block.get(to).startsWith("$ ")) {
                    to++;
                }
                type(block.get(from).substring(2), block.subList(from + 1, to));
                from = to;
            }
        } else if (!file.isEmpty() && block.stream().allMatch(l -> l.startsWith("-") || l.startsWith("+"))) {
            edit(folder.resolve(file), block);
        }
    }

    private void edit(Path file, List<String> block) throws IOException {
        edits++;
        String before = text(block, "-");
        String after = text(block, "+");
        String text = Files.exists(file) ? Files.readString(file) : "";
        assertThat(text).as("%s has what is replaced", file).contains(before);
        int at = before.isEmpty() ? text.length() : text.indexOf(before);
        Files.writeString(file, text.substring(0, at) + after + text.substring(at + before.length()));
    }

    private static String text(List<String> block, String sign) {
        StringBuilder text = new StringBuilder();
        block.stream()
                .filter(l -> l.startsWith(sign))
                .forEach(l -> text.append(l.substring(1)).append('\n'));
        return text.toString();
    }

    private void type(String command, List<String> printed) throws IOException {
        commands++;
        String[] words = command.split(" ");
        switch (words[0]) {
            case "cp" -> Files.copy(ROOT.resolve(words[1]), folder.resolve(words[2]));
            case "mkdir" -> Files.createDirectory(folder.resolve(words[1]));
            case "./aftercare" -> {
                String[] arguments =
                        Arrays.stream(words).skip(1).map(this::path).toArray(String[]::new);
                StringWriter out = new StringWriter();
                StringWriter err = new StringWriter();
                int code = Clinical.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments);
                assertThat(err.toString()).as(command).isEmpty();
                assertThat(code).as(command).isIn(0, command.contains("simulate") ? 1 : 0);
                assertThat(out.toString().replace(folder + "/", "")).as(command).matches(expected(printed));
            }
            default -> throw new AssertionError("The page types what this test does not know: " + command);
        }
    }

    /** Files that were made lie in the folder, those that come with the product where they are. */
    private String path(String word) {
        if (Files.exists(folder.resolve(word))) {
            return folder.resolve(word).toString();
        }
        return word.contains("/") && Files.exists(ROOT.resolve(word))
                ? ROOT.resolve(word).toString()
                : word;
    }

    /** {@code ...} stands for anything. */
    private static Pattern expected(List<String> printed) {
        String all = String.join("\n", printed) + "\n";
        String pattern = Arrays.stream(all.split("\\.\\.\\.", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElse("");
        return Pattern.compile(pattern, Pattern.DOTALL);
    }
}
