package aftercare.standalone.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Which process is at the client's end of a connection on this machine, as Linux tells it. */
final class SocketOwner {
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private SocketOwner() {}

    /** True when the process has the socket that goes from one port to the other. */
    static boolean has(long pid, int from, int to) {
        return Stream.of("tcp", "tcp6")
                .map(table -> inode(Path.of("/proc/net", table), from, to))
                .flatMap(Optional::stream)
                .anyMatch(inode -> open(pid, "socket:[" + inode + "]"));
    }

    private static Optional<String> inode(Path table, int from, int to) {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(words -> words.length > INODE && port(words[LOCAL]) == from && port(words[REMOTE]) == to)
                    .map(words -> words[INODE])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int port(String address) {
        int colon = address.indexOf(':');
        return colon < 0 || address.startsWith("rem") ? -1 : parsed(address.substring(colon + 1));
    }

    private static int parsed(String hex) {
        try {
            return Integer.parseInt(hex, 16);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static boolean open(long pid, String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return files.anyMatch(file -> {
                try {
                    return Files.readSymbolicLink(file).toString().equals(socket);
                } catch (IOException e) {
                    return false;
                }
            });
        } catch (IOException e) {
            return false;
        }
    }
}
