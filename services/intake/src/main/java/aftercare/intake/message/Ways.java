package aftercare.intake.message;

import aftercare.intake.patient.Enrolment;
import aftercare.intake.patient.Party;
import aftercare.intake.patient.Patient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The ways to whom a message is for: e-mail, then text, or the other way round where the patient would rather have that; only by channels
 * that this clinic has.
 */
final class Ways {
    private static final List<String> MAIL_FIRST = List.of(Addressee.EMAIL, Addressee.SMS);
    private static final int FIRST_LINK = 1;
    private final Channels channels;

    /** @param channels those that this clinic has */
    Ways(Channels channels) {
        this.channels = channels;
    }

    /** All ways that were not stopped, the one to try first in front. */
    List<Addressee> of(Request request, Patient patient) {
        Party party = party(request);
        Enrolment enrolment = patient.enrolment();
        List<String> order = order(party, enrolment);
        return (Wording.byAnother(request.template()) ? order.reversed() : order)
                .stream()
                        .filter(channel -> channels.names().contains(channel) && !patient.stopped(party, channel))
                        .flatMap(channel -> enrolment.address(party, channel.equals(Addressee.EMAIL)).stream()
                                .map(address ->
                                        new Addressee(channel, address, enrolment.language(), enrolment.country())))
                        .toList();
    }

    /** What the patient would rather have says nothing of the adult who stays. */
    private static List<String> order(Party party, Enrolment enrolment) {
        return party == Party.PATIENT && enrolment.textsFirst() ? MAIL_FIRST.reversed() : MAIL_FIRST;
    }

    /** The way to try first; empty when none is left. */
    Optional<Addressee> first(Request request, Patient patient, Tried tried) {
        return other(request, patient, Tried.NONE, tried, false);
    }

    /** True when whom the message is for has stopped that channel. */
    boolean stopped(Request request, Patient patient, String channel) {
        return patient.stopped(party(request), channel);
    }

    /** True when whom the message is for has stopped some channel of this clinic. */
    boolean stopped(Request request, Patient patient) {
        return channels.names().stream().anyMatch(channel -> stopped(request, patient, channel));
    }

    /**
     * True when such a message is not sent any more. To somebody who died, and to who stayed with them, none is. Of somebody who
     * took their consent back only what keeps them safe and what they asked for is: whether they may take the drug that they
     * have at home, the answer to what somebody wrote, and a new link for one that had expired.
     */
    static boolean over(Request request, Patient patient, Instant now) {
        return switch (patient.followingAt(now).state()) {
            case FOLLOWED, PAUSED, IN_HOSPITAL -> false;
            case WITHDRAWN ->
                !Wording.isAboutHold(request.template())
                        && !Wording.isAnswer(request.template())
                        && request.linkGeneration() <= FIRST_LINK;
            case DIED -> true;
        };
    }

    private static Party party(Request request) {
        return Wording.isForMonitor(request.template()) ? Party.MONITOR : Party.PATIENT;
    }

    /**
     * Another way than that channel, if there is one that has not refused; at best one that was not left either.
     *
     * @param notLeft true when one that was left will not do
     */
    Optional<Addressee> other(Request request, Patient patient, String channel, Tried tried, boolean notLeft) {
        List<Addressee> open = of(request, patient).stream()
                .filter(way ->
                        !way.channel().equals(channel) && !tried.refused().contains(way.channel()))
                .toList();
        return open.stream()
                .filter(way -> !tried.left().contains(way.channel()))
                .findFirst()
                .or(() -> notLeft ? Optional.empty() : open.stream().findFirst());
    }
}
