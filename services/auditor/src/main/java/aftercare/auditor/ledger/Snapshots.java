package aftercare.auditor.ledger;

import java.util.Optional;

/** Where the ledger is kept between two starts. The log stays the source of truth: losing a snapshot costs only time. */
public interface Snapshots {
    /** The newest one that was saved completely. */
    Optional<byte[]> newest();

    /** Saves one in place of the newest, whole or not at all. */
    void save(byte[] snapshot);
}
