/** The rules of the layout and the style as code; each says why, and is proved by a violation planted for it. */
@NullMarked
package aftercare.testkit.architecture;

import org.jspecify.annotations.NullMarked;
