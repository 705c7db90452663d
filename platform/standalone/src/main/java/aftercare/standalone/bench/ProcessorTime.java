package aftercare.standalone.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used of the processors; other processes on the machine do not change it as they change times. */
final class ProcessorTime {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long begin = SYSTEM.getProcessCpuTime();

    /** Microseconds since this was made, shared by so many. */
    double microsEach(long count) {
        return (SYSTEM.getProcessCpuTime() - begin) / 1_000.0 / count;
    }
}
