package aftercare.followup.web;

import org.jspecify.annotations.Nullable;

/**
 * A line of the list of what happened.
 *
 * @param datetime for machines
 * @param at for people
 * @param kind what sort of thing it is
 * @param detail empty when the title says all
 * @param link where more of it is; empty when nowhere
 * @param linkText what the link is called
 * @param flag the flag, when it is one
 */
public record ShownEntry(
        String datetime,
        String at,
        String kind,
        String title,
        String detail,
        String link,
        String linkText,
        @Nullable ShownFlag flag) {}
