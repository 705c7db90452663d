package aftercare.backends;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to documents in the order of some fields: an index, or the data themselves in the order of their ids. */
interface Access {
    /** The fields in whose order documents are found. */
    List<IndexKey> fields();

    /** How many documents lie in the range; exact, and found without walking it. */
    long count(KeyRange range);

    /** The documents in the range, in order or against it. */
    Stream<Position> positions(KeyRange range, boolean backwards);

    /** Where the documents lie that have no place in the order and may match any query; empty when there are none. */
    Optional<KeyRange> unordered();

    /** Whether the order of the keys is that of the values throughout. */
    boolean inOrder();
}
