/** What patients, and the adults who stay with them, write back: kept here, told to follow-up without its words. */
@NullMarked
package aftercare.intake.reply;

import org.jspecify.annotations.NullMarked;
