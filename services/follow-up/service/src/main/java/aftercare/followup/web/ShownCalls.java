package aftercare.followup.web;

import java.util.List;

/**
 * An entry of the call list as its page shows it: why, and no answer.
 *
 * @param number of the call that is recorded next, from 1
 */
public record ShownCalls(InboxRow entry, boolean standing, List<String> why, List<ShownCall> calls, int number) {
    public ShownCalls {
        why = List.copyOf(why);
        calls = List.copyOf(calls);
    }
}
