package aftercare.standalone.clinic;

import aftercare.followup.staff.FirstPasswords;
import aftercare.kernel.ProductClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One service inside this process. */
final class RunningService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts the service and returns when it answers.
     *
     * @param clock what it reads the time from, in place of its own
     * @param passwords who is shown those of the first accounts, by the service that has accounts
     */
    static RunningService start(
            ServiceName service, Map<String, String> settings, ProductClock clock, FirstPasswords passwords) {
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new RunningService(new SpringApplicationBuilder(applicationOf(service))
                .properties("spring.config.name=" + service.key())
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean("productClock", ProductClock.class, () -> clock);
                    if (service == ServiceName.FOLLOW_UP) {
                        beans.registerBean("firstPasswords", FirstPasswords.class, () -> passwords);
                    }
                })
                .registerShutdownHook(false)
                .bannerMode(Banner.Mode.OFF)
                .run(arguments.toArray(String[]::new)));
    }

    private static Class<?> applicationOf(ServiceName service) {
        try {
            return Class.forName(service.application());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The service " + service.key() + " is not part of this build", e);
        }
    }

    /** All beans of a type. */
    <T> List<T> all(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    @Override
    public void close() {
        context.close();
    }
}
