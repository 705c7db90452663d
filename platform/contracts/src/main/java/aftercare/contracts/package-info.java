/** The facts that services tell each other, their names on the wire, their schemas and approved samples. */
@NullMarked
package aftercare.contracts;

import org.jspecify.annotations.NullMarked;
