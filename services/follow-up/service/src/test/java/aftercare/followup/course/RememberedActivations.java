package aftercare.followup.course;

import aftercare.contracts.FollowUpFact.ProtocolActivated;
import java.util.LinkedHashMap;
import java.util.Map;

/** Activations of one test. */
final class RememberedActivations implements ActivatedProtocols {
    final Map<String, ProtocolActivated> told = new LinkedHashMap<>();
    private String used = "";
    private String planned = "";

    @Override
    public void addIfAbsent(String id, ProtocolActivated fact) {
        told.putIfAbsent(id, fact);
    }

    @Override
    public boolean otherTextOf(String id, String protocol, String version) {
        return !told.containsKey(id)
                && told.values().stream()
                        .anyMatch(one ->
                                one.protocol().equals(protocol) && one.version().equals(version));
    }

    @Override
    public boolean otherThan(String protocol) {
        return told.values().stream().anyMatch(one -> !one.protocol().equals(protocol));
    }

    @Override
    public void use(String id) {
        used = id;
    }

    @Override
    public boolean inUse(String id) {
        return used.equals(id);
    }

    @Override
    public void allPlanned(String id) {
        planned = id;
    }

    @Override
    public boolean planned(String id) {
        return planned.equals(id);
    }
}
