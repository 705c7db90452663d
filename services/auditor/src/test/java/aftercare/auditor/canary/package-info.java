@NullMarked
package aftercare.auditor.canary;

import org.jspecify.annotations.NullMarked;
