package aftercare.followup.rota;

import java.util.List;
import java.util.Optional;

/** The clinic's rota as it stands: the file it was started with, and what was entered since. */
public final class LiveRota {
    private final Optional<Rota> file;
    private final Covers covers;

    /** @param file empty: the clinic has no rota, and all clinicians of a team are on call */
    public LiveRota(Optional<Rota> file, Covers covers) {
        this.file = file;
        this.covers = covers;
    }

    /** The rota at this moment; empty when the clinic has none. */
    public Optional<Rota> now() {
        return file.map(rota -> with(rota, covers.all()));
    }

    /** As it was started, without what was entered since. */
    public Optional<Rota> file() {
        return file;
    }

    /** Everything that was entered, the latest last. */
    public List<Booked> booked() {
        return covers.all();
    }

    static Rota with(Rota rota, List<Booked> booked) {
        return rota.with(
                booked.stream().flatMap(cover -> cover.effective().stream()).toList());
    }
}
