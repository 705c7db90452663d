package aftercare.messaging;

import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/** Tells a fault that passes by itself, and is worth another try, from one that comes again with the same record. */
final class PassingFaults {
    private PassingFaults() {}

    static boolean contains(Throwable thrown) {
        @Nullable Throwable at = thrown;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (passes(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private static boolean passes(Throwable thrown) {
        return switch (thrown) {
            case MongoSocketException _, MongoTimeoutException _, MongoNotPrimaryException _ -> true;
            case MongoNodeIsRecoveringException _ -> true;
            case MongoException mongo ->
                mongo.hasErrorLabel("RetryableWriteError") || mongo.hasErrorLabel("TransientTransactionError");
            case TransientDataAccessException _, RecoverableDataAccessException _ -> true;
            case DataAccessResourceFailureException _ -> true;
            case RetriableException _, InterruptException _ -> true;
            case AggregateContentionException _, TimeoutException _, IOException _, InterruptedException _ -> true;
            default -> false;
        };
    }
}
