package aftercare.followup.notice;

import aftercare.followup.escalation.Way;
import aftercare.web.provider.Taken;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands something over by one way; a fault of ours in it must not keep the others from telling. */
final class DeliverSafely {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverSafely.class);

    private DeliverSafely() {}

    static Taken by(Way way, String id, Supplier<Taken> channel) {
        try {
            return channel.get();
        } catch (RuntimeException e) {
            LOG.error(
                    "Handing over {} by {} failed with {}: check the settings of aftercare.notices",
                    id,
                    way.code(),
                    e.getClass().getSimpleName());
            return Taken.MISCONFIGURED;
        }
    }
}
