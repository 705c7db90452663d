package aftercare.session.kafka;

import aftercare.contracts.Fact;
import aftercare.contracts.FactCatalogue;
import aftercare.contracts.FollowUpFact.AnswerAssessed;
import aftercare.contracts.FollowUpFact.AnswerSaved;
import aftercare.contracts.FollowUpFact.BaselineCompleted;
import aftercare.contracts.FollowUpFact.HoldLifted;
import aftercare.contracts.FollowUpFact.HoldPlaced;
import aftercare.contracts.IntakeFact.ClearanceWithdrawn;
import aftercare.contracts.IntakeFact.FollowingChanged;
import aftercare.contracts.IntakeFact.PatientCleared;
import aftercare.contracts.IntakeFact.PatientEnrolled;
import aftercare.contracts.IntakeFact.ZoneChanged;
import aftercare.contracts.SessionFact;
import aftercare.kernel.Change;
import aftercare.kernel.Following;
import aftercare.kernel.FollowingPeriod;
import aftercare.kernel.Verdict;
import aftercare.messaging.Delivery;
import aftercare.messaging.FactHandler;
import aftercare.messaging.Outcome;
import aftercare.session.hold.PatientView;
import aftercare.session.hold.PatientViews;
import aftercare.session.hold.PlacedHold;
import aftercare.session.treatment.RunSession;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What session makes of the facts of intake and follow-up. Enrolment and baseline become true once, so a repetition is
 * harmless; a clearance comes and goes, and so do pauses and zones, so the sequence of intake's facts tells an old one; changes of holds are counted
 * per patient by {@code holdSequence}, so none is applied twice or too early.
 */
public final class PatientFacts implements FactHandler {
    /** Most of follow-up's facts are of these types. */
    private static final Set<String> PAGES =
            Set.of(FactCatalogue.typeOf(AnswerSaved.class), FactCatalogue.typeOf(AnswerAssessed.class));

    private final PatientViews patients;
    private final RunSession run;
    private final InstantSource clock;

    public PatientFacts(PatientViews patients, RunSession run, InstantSource clock) {
        this.patients = patients;
        this.run = run;
        this.clock = clock;
    }

    @Override
    public boolean skips(String type) {
        return PAGES.contains(type);
    }

    @Override
    public Outcome apply(Delivery delivery) {
        Fact fact = delivery.fact();
        String patient = fact.patient();
        return switch (fact) {
            case PatientEnrolled e -> once(patient, PatientView::enrolled, view -> view.withEnrolment(zone(e.zone())));
            case PatientCleared c ->
                ofIntake(delivery, view -> view.withClearance(delivery.sequence(), true, c.validUntil()));
            case ClearanceWithdrawn _ ->
                ofIntake(delivery, view -> view.withClearance(delivery.sequence(), false, null));
            case FollowingChanged f -> {
                Outcome outcome = ofIntake(
                        delivery,
                        view -> view.withFollowing(
                                delivery.sequence(), new FollowingPeriod(f.state(), f.from(), f.until())));
                callOff(f);
                yield outcome;
            }
            case ZoneChanged z -> ofIntake(delivery, view -> view.withZone(delivery.sequence(), zone(z.zone())));
            case BaselineCompleted _ -> once(patient, PatientView::baseline, PatientView::withBaseline);
            case HoldPlaced h -> {
                PlacedHold placed = new PlacedHold(h.cause(), h.rule(), h.hold(), h.at());
                Instant now = clock.instant();
                yield counted(patient, h.holdSequence(), view -> view.place(h.holdSequence(), placed, now));
            }
            case HoldLifted h -> {
                Instant now = clock.instant();
                yield counted(patient, h.holdSequence(), view -> view.lift(h.holdSequence(), h.cause(), now));
            }
            default -> Outcome.IGNORED;
        };
    }

    /** Of a repeated fact too: the one before may have got no further than the view. What was told since may be otherwise. */
    private void callOff(FollowingChanged told) {
        boolean dead = patients.find(told.patient())
                .filter(view -> view.followingAt(clock.instant()).state() == Following.DIED)
                .isPresent();
        if (dead) {
            run.callOff(told.patient(), told.by());
        }
    }

    private Outcome ofIntake(Delivery delivery, Function<PatientView, Change<PatientView, SessionFact>> obey) {
        AtomicReference<Outcome> outcome = new AtomicReference<>(Outcome.APPLIED);
        patients.update(delivery.fact().patient(), view -> {
            outcome.set(delivery.sequence() <= view.intakeSequence() ? Outcome.DUPLICATE : Outcome.APPLIED);
            return obey.apply(view);
        });
        return Objects.requireNonNull(outcome.get());
    }

    /** Null for a zone that this Java does not know; then the clinic's is used. */
    private static @Nullable ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private Outcome once(
            String patient,
            Function<PatientView, Boolean> known,
            Function<PatientView, Change<PatientView, SessionFact>> learn) {
        AtomicReference<Outcome> outcome = new AtomicReference<>(Outcome.APPLIED);
        patients.update(patient, view -> {
            boolean before = known.apply(view);
            outcome.set(before ? Outcome.DUPLICATE : Outcome.APPLIED);
            return before ? Change.none(view) : learn.apply(view);
        });
        return Objects.requireNonNull(outcome.get());
    }

    private Outcome counted(
            String patient, long holdSequence, Function<PatientView, Change<PatientView, SessionFact>> obey) {
        AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.NEXT);
        patients.update(patient, view -> {
            Verdict check = view.check(holdSequence);
            verdict.set(check);
            return check == Verdict.NEXT ? obey.apply(view) : Change.none(view);
        });
        return switch (Objects.requireNonNull(verdict.get())) {
            case NEXT -> Outcome.APPLIED;
            case DUPLICATE -> Outcome.DUPLICATE;
            case GAP -> Outcome.GAP;
        };
    }
}
