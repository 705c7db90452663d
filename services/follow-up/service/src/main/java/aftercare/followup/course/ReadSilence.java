package aftercare.followup.course;

import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Dispatch;
import aftercare.followup.poll.Poll;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Silence;
import aftercare.followup.protocol.SilenceCause;
import aftercare.followup.protocol.Standing;
import aftercare.kernel.Canary;
import aftercare.kernel.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a missed poll means, from the patient's course and polls and nothing else. */
final class ReadSilence {
    private static final Duration URGENT_LASTS = Duration.ofDays(14);

    private final Protocol protocol;

    ReadSilence(Protocol protocol) {
        this.protocol = protocol;
    }

    /**
     * The flag of the first rule on silence that holds; none when no rule does, when who stays was asked, of the canary,
     * about a session that was recorded by mistake, and of a patient who is not followed, or was not when the window closed.
     *
     * @param polls of the patient, the missing one among them or not
     */
    Optional<RaisedFlag> read(Course.Followed course, List<Poll> polls, Poll missing, Instant now) {
        if (missing.asking().ofMonitor()
                || Canary.is(course.patient())
                || course.visits().isVoided(missing.asking().anchor())
                || !course.followedAt(now)
                || !missed(course, missing)) {
            return Optional.empty();
        }
        Standing standing = PreparePoll.standing(protocol, course, PreparePoll.session(course, missing.asking()), now)
                .missing(urgent(course, polls, now), inARow(course, polls, missing));
        return protocol.silence(missing.asking().step(), standing)
                .map(silence ->
                        protocol.raise(silence, cause(missing), missing.asking().id()))
                .map(flag -> RaisedFlag.of(flag, missing.asking().id(), now))
                .filter(flag -> flag.tier() == Tier.AMBER || !unwanted(missing));
    }

    /** Who wants no messages was put on the call list when they said so, once; what is urgent is missed all the same. */
    private static boolean unwanted(Poll missing) {
        return switch (missing) {
            case Poll.Sent sent -> sent.dispatch().unwanted();
            case Poll.Missed missed -> missed.dispatch().unwanted();
            case Poll.Planned _, Poll.Unsent _, Poll.Open _, Poll.Answered _ -> false;
        };
    }

    /** An attempt nothing is known of counts as one that arrived: intake tells of those that failed. */
    static SilenceCause cause(Poll missing) {
        return switch (missing) {
            case Poll.Planned _, Poll.Unsent _ -> SilenceCause.UNDELIVERABLE;
            case Poll.Sent sent -> unopened(sent.dispatch());
            case Poll.Missed missed -> unopened(missed.dispatch());
            case Poll.Open open when open.dispatch().declinedAt() != null -> SilenceCause.DECLINED;
            case Poll.Open _, Poll.Answered _ -> SilenceCause.UNFINISHED;
        };
    }

    private static SilenceCause unopened(Dispatch dispatch) {
        if (dispatch.declinedAt() != null) {
            return SilenceCause.DECLINED;
        }
        return dispatch.undeliverable() ? SilenceCause.UNDELIVERABLE : SilenceCause.UNOPENED;
    }

    /** Silence itself does not count, else one missed check would make all that follow urgent. */
    private boolean urgent(Course.Followed course, List<Poll> polls, Instant now) {
        Instant from = now.minus(URGENT_LASTS);
        Set<String> silences = protocol.silences().stream().map(Silence::id).collect(Collectors.toUnmodifiableSet());
        return Stream.concat(course.flags().stream(), polls.stream().flatMap(poll -> poll.flags().stream()))
                .filter(flag -> !silences.contains(flag.rule()))
                .filter(flag -> flag.tier() == Tier.RED || flag.tier() == Tier.AMBER)
                .anyMatch(flag -> !flag.at().isBefore(from));
    }

    private static int inARow(Course.Followed course, List<Poll> polls, Poll missing) {
        Instant heard = polls.stream()
                .filter(poll -> !poll.asking().ofMonitor())
                .flatMap(
                        poll -> poll instanceof Poll.Answered answered ? Stream.of(answered.answeredAt()) : Stream.of())
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return 1
                + (int) polls.stream()
                        .filter(poll -> !poll.asking().ofMonitor())
                        .filter(poll ->
                                !poll.asking().id().equals(missing.asking().id()))
                        .filter(poll -> poll.missing()
                                && missed(course, poll)
                                && poll.asking().closesAt().isAfter(heard))
                        .count();
    }

    /** Nobody misses an answer of a patient who was not followed when its window closed. */
    private static boolean missed(Course.Followed course, Poll missing) {
        return course.followedAt(missing.asking().closesAt());
    }
}
