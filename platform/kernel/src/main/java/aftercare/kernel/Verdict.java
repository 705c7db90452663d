package aftercare.kernel;

/** What a fact's sequence says about it, seen from the last one applied of the same source. */
public enum Verdict {
    /** The one that follows: apply it. */
    NEXT,
    /** Applied before: drop it. */
    DUPLICATE,
    /** One in between has not arrived: set it aside until that one has. */
    GAP
}
