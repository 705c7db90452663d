package aftercare.followup;

import aftercare.followup.rota.LiveRota;
import aftercare.followup.rota.RotaPeople;
import aftercare.followup.staff.Accounts;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says at the start who of the rota cannot be told. No reason to refuse: accounts may come later, and until then the fallback
 * or the whole team is told in their hours. The page of the rota says it too.
 */
record WarnOfRota(LiveRota rota, Accounts accounts) {
    private static final Logger LOG = LoggerFactory.getLogger(WarnOfRota.class);

    void warn() {
        rota.file().ifPresent(file -> {
            List<String> unreachable = new RotaPeople(accounts).unreachable(file.people());
            if (!unreachable.isEmpty()) {
                LOG.warn(
                        "The rota names accounts that do not exist or read no flags: {}. In their hours others are told.",
                        unreachable);
            }
        });
    }
}
