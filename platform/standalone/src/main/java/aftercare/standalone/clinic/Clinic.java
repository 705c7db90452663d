package aftercare.standalone.clinic;

import aftercare.backends.Broker;
import aftercare.backends.DataFolder;
import aftercare.backends.Mailbox;
import aftercare.backends.Ports;
import aftercare.backends.Store;
import aftercare.kernel.AtRest;
import aftercare.kernel.NextDue;
import aftercare.kernel.ProductClock;
import aftercare.kernel.SimulatedClock;
import aftercare.messaging.MessagingCounts;
import aftercare.standalone.door.ClockPage;
import aftercare.standalone.door.FrontDoor;
import aftercare.standalone.door.HealthPage;
import aftercare.standalone.door.MailboxPage;
import aftercare.standalone.door.MetricsPage;
import aftercare.standalone.door.StartPage;
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

    private Clinic(ClinicPlan plan, Progress progress) {
        this.plan = plan;
        this.wiring = Wiring.around(plan.port());
        this.progress = progress;
    }

    /**
     * Starts a clinic and returns when it answers. What was started is stopped again when a part fails to start.
     *
     * @throws aftercare.backends.DataFolderInUseException when another process runs on the folder
     * @throws aftercare.backends.PortInUseException when somebody listens on the port
     */
    public static Clinic start(ClinicPlan plan, Progress progress) {
        Clinic clinic = new Clinic(plan, progress);
        try {
            clinic.startAll();
            return clinic;
        } catch (RuntimeException e) {
            clinic.close();
            throw e;
        }
    }

    private void startAll() {
        Ports.requireFree("the front door", plan.port());
        started.push(DataFolder.lock(plan.data()));
        ClockFile clockFile = new ClockFile(plan.data());
        ProductClock clock = clockFile.open(plan.simulatedFrom());
        Secrets secrets = Secrets.in(plan.secrets());
        started.push(Store.start(plan.store(), wiring.store()));
        progress.done("database");
        started.push(Broker.start(plan.broker(), wiring.broker(), wiring.controller()));
        progress.done("broker");
        Mailbox opened = Mailbox.start(plan.mailbox(), wiring.smtp(), clock);
        started.push(opened);
        startServices(secrets, clock);
        openDoor(clock, clockFile, opened);
        progress.done("front door");
    }

    private void startServices(Secrets secrets, ProductClock clock) {
        Map<ServiceName, Future<RunningService>> starting = new EnumMap<>(ServiceName.class);
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("start-", 1).factory())) {
            for (ServiceName service : ServiceName.values()) {
                Map<String, String> settings = wiring.settingsOf(service);
                settings.putAll(plan.identity());
                settings.putAll(secrets.properties());
                starting.put(service, threads.submit(() -> RunningService.start(service, settings, clock)));
            }
            starting.forEach(this::await);
        }
        if (services.size() < starting.size()) {
            throw new IllegalStateException("Not every service started; the log says why: " + plan.log());
        }
    }

    private void await(ServiceName service, Future<RunningService> starting) {
        try {
            RunningService running = starting.get();
            services.put(service, running);
            started.push(running);
            progress.done(service.key());
        } catch (ExecutionException e) {
            progress.failed(service.key(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void openDoor(ProductClock clock, ClockFile clockFile, Mailbox mailbox) {
        String name = plan.identity().getOrDefault("aftercare.clinic.name", "");
        Optional<SimulatedTime> time = clock instanceof SimulatedClock simulated
                ? Optional.of(
                        new SimulatedTime(simulated, clockFile, all(AtRest.class), all(NextDue.class), this::traffic))
                : Optional.empty();
        started.push(FrontDoor.open(
                wiring,
                List.of(
                        new StartPage(name, clock),
                        new MailboxPage(name, mailbox),
                        new HealthPage(wiring),
                        new MetricsPage(wiring),
                        new ClockPage(name, time))));
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

    /** Stops all parts, the last started first. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                progress.failed("stopping", e);
            }
        }
    }
}
