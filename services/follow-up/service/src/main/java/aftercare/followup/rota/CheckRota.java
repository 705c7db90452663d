package aftercare.followup.rota;

import java.time.Instant;
import java.util.List;

/** Looks before a rota is taken into use whether it covers every minute, or says who stands in where it does not. */
public final class CheckRota {
    private static final int SHOWN = 20;

    private CheckRota() {}

    /**
     * Goes on with a rota that can be used.
     *
     * @param file as shown in the error
     * @throws UncoveredRotaException naming each gap
     */
    public static void check(Rota rota, String file, Instant now) {
        if (!(rota.fallback() instanceof Fallback.None)) {
            return;
        }
        List<Gap> gaps = rota.gaps(now, rota.lookedAtUntil(now));
        if (!gaps.isEmpty()) {
            List<String> sentences = Gap.sentences(gaps, rota.zone());
            String more = sentences.size() > SHOWN ? "\n  and " + (sentences.size() - SHOWN) + " more" : "";
            throw new UncoveredRotaException("The rota " + file + " leaves times in which nobody is on duty:\n  "
                    + String.join("\n  ", sentences.subList(0, Math.min(SHOWN, sentences.size()))) + more
                    + "\nCover them, or name who is told then: fallback: everyone");
        }
    }

    /** A rota that leaves somebody waiting, and says nothing about who stands in. */
    public static final class UncoveredRotaException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UncoveredRotaException(String message) {
            super(message);
        }
    }
}
