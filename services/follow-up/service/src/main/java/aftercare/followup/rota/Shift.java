package aftercare.followup.rota;

import java.util.List;

/**
 * Hours and who has them.
 *
 * @param people in the order in which they are told; none: whoever's turn it is in the rotation of the layer
 */
record Shift(WeeklyHours hours, List<String> people) {
    Shift {
        people = List.copyOf(people);
    }
}
