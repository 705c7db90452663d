package aftercare.standalone;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Measures what this machine can do and what the product adds to it. */
@Command(name = "bench")
final class BenchCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return 0;
    }
}
