/** Reads the YAML files a clinic may change, and says file, line and fix when one is wrong. */
@NullMarked
package aftercare.followup.datafile;

import org.jspecify.annotations.NullMarked;
