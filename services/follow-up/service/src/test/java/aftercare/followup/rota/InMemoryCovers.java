package aftercare.followup.rota;

import java.util.List;
import java.util.function.Function;

/** Covers for tests; passes the contract that the stored ones pass. */
public final class InMemoryCovers implements Covers {
    private List<Booked> covers = List.of();

    @Override
    public synchronized List<Booked> all() {
        return covers;
    }

    @Override
    public synchronized <O> O update(Function<List<Booked>, Decided<O>> decision) {
        Decided<O> decided = decision.apply(covers);
        covers = decided.covers();
        return decided.outcome();
    }
}
