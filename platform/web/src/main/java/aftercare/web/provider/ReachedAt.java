package aftercare.web.provider;

import java.net.URI;

/**
 * Where providers reach the clinic; part of what they sign.
 *
 * @param url without a slash at the end
 */
public record ReachedAt(URI url) {}
