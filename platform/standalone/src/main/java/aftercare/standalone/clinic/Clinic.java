package aftercare.standalone.clinic;

import aftercare.backends.DataFolder;
import aftercare.backends.Mailbox;
import aftercare.backends.Ports;
import aftercare.followup.staff.FirstPasswords;
import aftercare.kernel.AtRest;
import aftercare.kernel.NextDue;
import aftercare.kernel.ProductClock;
import aftercare.kernel.SimulatedClock;
import aftercare.messaging.MessagingCounts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A whole clinic in this process. */
public final class Clinic implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Map<ServiceName, RunningService> services = new EnumMap<>(ServiceName.class);
    private final ClinicPlan plan;
    private final Wiring wiring;
    private final Progress progress;
    private final Mailbox mailbox;
    private final Optional<SimulatedTime> time;

    private Clinic(ClinicPlan plan, Progress progress, FirstPasswords passwords) {
        this.plan = plan;
        this.wiring = Wiring.around(plan.port());
        this.progress = progress;
        Runnable goBack = () -> {};
        try {
            Ports.requireFree("the front door", plan.port());
            started.push(DataFolder.lock(plan.data()));
            ClockFile clockFile = new ClockFile(plan.data());
            ProductClock clock = clockFile.open(plan.simulatedFrom());
            Secrets.in(plan.secrets());
            goBack = OwnFile.keep(plan);
            Parts parts = new Parts(plan, wiring, clock);
            add("database", parts.database());
            add("broker", parts.broker());
            this.mailbox = parts.mailbox();
            add("mailbox", mailbox);
            startServices(parts, passwords);
            this.time = timeOf(clock, clockFile);
            add("front door", parts.door(mailbox, time));
            started.push(ClinicAddress.note(plan.data(), wiring.baseUrl()));
        } catch (RuntimeException e) {
            goBack.run();
            close();
            throw e;
        }
    }

    /**
     * Starts a clinic and returns when it answers. What was started is stopped again when a part fails to start.
     *
     * @param passwords who is shown those of the first accounts, when the folder is new
     * @throws aftercare.backends.DataFolderInUseException when another process runs on the folder
     * @throws aftercare.backends.PortInUseException when somebody listens on the port
     */
    public static Clinic start(ClinicPlan plan, Progress progress, FirstPasswords passwords) {
        return new Clinic(plan, progress, passwords);
    }

    private void add(String name, AutoCloseable part) {
        started.push(part);
        progress.done(name);
    }

    private void startServices(Parts parts, FirstPasswords passwords) {
        Map<ServiceName, Future<RunningService>> starting = new EnumMap<>(ServiceName.class);
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("start-", 1).factory())) {
            for (ServiceName service : ServiceName.values()) {
                starting.put(service, threads.submit(() -> {
                    RunningService running = parts.service(service, passwords);
                    progress.done(service.key());
                    return running;
                }));
            }
        }
        List<String> why = new ArrayList<>();
        starting.forEach((service, started) -> collect(service, started).ifPresent(why::add));
        if (services.size() < starting.size()) {
            throw new NotStartedException(String.join(". ", why) + ". The log says more: " + plan.log());
        }
    }

    /** Why it did not start; empty when it did. */
    private Optional<String> collect(ServiceName service, Future<RunningService> starting) {
        try {
            RunningService running = starting.get();
            services.put(service, running);
            started.push(running);
            return Optional.empty();
        } catch (ExecutionException e) {
            progress.failed(service.key(), e);
            return Optional.of(service.key() + " did not start: " + rootOf(e).getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(service.key() + " did not start: interrupted");
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private Optional<SimulatedTime> timeOf(ProductClock clock, ClockFile file) {
        return clock instanceof SimulatedClock simulated
                ? Optional.of(new SimulatedTime(simulated, file, all(AtRest.class), all(NextDue.class), this::traffic))
                : Optional.empty();
    }

    private long traffic() {
        return all(MessagingCounts.class).stream()
                .mapToLong(counts -> counts.published() + counts.applied() + counts.ignored() + counts.duplicate())
                .sum();
    }

    /** All beans of a type, over all services. */
    public <T> List<T> all(Class<T> type) {
        List<T> beans = new ArrayList<>();
        services.values().forEach(service -> beans.addAll(service.all(type)));
        return beans;
    }

    /** Who listens where. */
    public Wiring wiring() {
        return wiring;
    }

    /** What was mailed. */
    public Mailbox mailbox() {
        return mailbox;
    }

    /** How to move the clock; empty when it is the real one. */
    public Optional<SimulatedTime> time() {
        return time;
    }

    /** Stops all parts, the last started first. Closing again does nothing. */
    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                progress.failed("stopping", e);
            }
        }
    }
}
