package aftercare.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Somebody signed in asked for what their roles do not allow. Answered with 403. */
public final class NotAllowedException extends RuntimeException {
    NotAllowedException(Staff staff, Role... needed) {
        super("Your account " + staff.account() + " may not do this. It needs the role "
                + Arrays.stream(needed)
                        .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(" or "))
                + ".");
    }
}
