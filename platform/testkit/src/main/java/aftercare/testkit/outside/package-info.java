/** Stand-ins for the servers of others that a clinic talks to, over real sockets; each fails as a test tells it. */
@NullMarked
package aftercare.testkit.outside;

import org.jspecify.annotations.NullMarked;
