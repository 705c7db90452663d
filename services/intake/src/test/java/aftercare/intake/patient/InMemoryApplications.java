package aftercare.intake.patient;

import java.util.HashMap;
import java.util.Map;

/** Requests to enrol, in memory. */
public final class InMemoryApplications implements Applications {
    private final Map<String, Application> byKey = new HashMap<>();

    @Override
    public Application rememberOrFind(Application application) {
        Application known = byKey.putIfAbsent(application.key(), application);
        return known == null ? application : known;
    }
}
