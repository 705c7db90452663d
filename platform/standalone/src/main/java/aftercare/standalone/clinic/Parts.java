package aftercare.standalone.clinic;

import aftercare.backends.Broker;
import aftercare.backends.Mailbox;
import aftercare.backends.Store;
import aftercare.followup.staff.FirstPasswords;
import aftercare.kernel.ProductClock;
import aftercare.standalone.door.ClockPage;
import aftercare.standalone.door.FrontDoor;
import aftercare.standalone.door.HealthPage;
import aftercare.standalone.door.MailboxPage;
import aftercare.standalone.door.MetricsPage;
import aftercare.standalone.door.StartPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How each part of a clinic is started; the same whether they share a process or not. */
final class Parts {

    private final ClinicPlan plan;
    private final Wiring wiring;
    private final ProductClock clock;

    Parts(ClinicPlan plan, Wiring wiring, ProductClock clock) {
        this.plan = plan;
        this.wiring = wiring;
        this.clock = clock;
    }

    AutoCloseable database() {
        return Store.start(plan.store(), wiring.store());
    }

    AutoCloseable broker() {
        return Broker.start(
                plan.broker(),
                wiring.broker(),
                wiring.controller(),
                wiring.lines().broker());
    }

    Mailbox mailbox() {
        return Mailbox.start(plan.mailbox(), wiring.smtp(), clock);
    }

    RunningService service(ServiceName service, FirstPasswords passwords) {
        Map<String, String> settings = wiring.settingsOf(service);
        settings.putAll(plan.identity());
        settings.putAll(plan.canary());
        settings.putAll(OwnFile.settings(plan.data()));
        if (clock.movable()) {
            // A clock that jumps from one due instant to the next waits for every fact in between.
            settings.put("aftercare.inbox.gather-millis", "1");
        }
        settings.putAll(Secrets.in(plan.secrets()).properties());
        return RunningService.start(service, settings, clock, passwords);
    }

    AutoCloseable door(Mailbox mailbox, Optional<SimulatedTime> time) {
        String name = plan.identity().getOrDefault("aftercare.clinic.name", "");
        return FrontDoor.open(
                wiring,
                List.of(
                        new StartPage(name, clock),
                        new MailboxPage(name, mailbox),
                        new HealthPage(wiring),
                        new MetricsPage(wiring),
                        new ClockPage(name, time)));
    }
}
