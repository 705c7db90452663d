package aftercare.followup.poll;

import aftercare.kernel.LinkToken;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the poll behind a link; remembers the ones used lately, since a link never changes its poll. */
public final class OpenLinks {
    private static final int REMEMBERED = 20_000;

    private final Links links;
    private final Map<String, Links.Link> lately = Collections.synchronizedMap(new LinkedHashMap<>(1_024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Links.Link> eldest) {
            return size() > REMEMBERED;
        }
    });

    public OpenLinks(Links links) {
        this.links = links;
    }

    Optional<Links.Link> find(String token) {
        String hash = new LinkToken(token).hash();
        Links.Link known = lately.get(hash);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Links.Link> found = links.find(hash);
        found.ifPresent(link -> lately.put(hash, link));
        return found;
    }
}
