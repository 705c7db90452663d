package aftercare.followup;

import aftercare.followup.course.AfterCourse;
import aftercare.followup.course.CarryOn;
import aftercare.followup.course.Courses;
import aftercare.followup.course.ReplanPolls;
import aftercare.followup.escalation.AfterEscalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.NotifyStaff;
import aftercare.followup.notice.Books;
import aftercare.followup.notice.SendDigests;
import aftercare.followup.poll.AfterSave;
import aftercare.followup.poll.Polls;
import aftercare.followup.poll.RunDuePoll;
import aftercare.followup.work.Rounds;
import aftercare.followup.work.WorkQueue;
import aftercare.kernel.AtRest;
import aftercare.kernel.ProductClock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Everything follow-up does by itself. Use cases wake it, so that a red answer is told at once; rounds find what is due by
 * the clock and what a crash left.
 */
final class FollowUpWork implements AfterSave, AfterCourse, AfterEscalation, AtRest, SmartLifecycle {
    private static final int CARRIERS = 4;
    private static final int FOUND_PER_ROUND = 500;
    private static final int MISSING_TOGETHER = 20;

    private final Polls polls;
    private final Courses courses;
    private final Escalations escalations;
    private final ObjectProvider<ReplanPolls> replanPolls;
    private final Books books;
    private final ProductClock clock;
    private final WorkQueue carryPolls;
    private final WorkQueue carryCourses;
    private final WorkQueue notifyWoken;
    private final WorkQueue notifyClaimed;
    private final Rounds duePolls;
    private final List<Rounds> rounds;
    /** Whose silence was found by the thread that runs due polls, and by no other. */
    private final Set<String> missing = new LinkedHashSet<>();

    private volatile @Nullable Thread runsDue;
    private volatile boolean running;

    /** The use cases come late, since they in turn wake this. */
    FollowUpWork(
            Polls polls,
            Courses courses,
            Escalations escalations,
            ObjectProvider<RunDuePoll> runDuePoll,
            ObjectProvider<CarryOn> carryOn,
            ObjectProvider<NotifyStaff> notifyStaff,
            ObjectProvider<ReplanPolls> replanPolls,
            Books books,
            ObjectProvider<SendDigests> sendDigests,
            ProductClock clock,
            int notifiers) {
        this.polls = polls;
        this.courses = courses;
        this.escalations = escalations;
        this.replanPolls = replanPolls;
        this.books = books;
        this.clock = clock;
        this.carryPolls =
                new WorkQueue("carry-poll", CARRIERS, id -> carryOn.getObject().poll(id, clock.instant()));
        this.carryCourses =
                new WorkQueue("carry-course", 1, patient -> carryOn.getObject().course(patient, clock.instant()));
        this.notifyWoken = new WorkQueue("notify", notifiers, id -> {
            Instant now = clock.instant();
            if (escalations.claim(id, now)) {
                notifyStaff.getObject().run(id, now);
            }
        });
        this.notifyClaimed = new WorkQueue(
                "notify-due", notifiers, id -> notifyStaff.getObject().run(id, clock.instant()));
        this.duePolls = new Rounds("due-polls", clock, () -> runDue(runDuePoll.getObject()));
        this.rounds = List.of(
                duePolls,
                new Rounds("due-escalations", clock, this::claimEscalations),
                new Rounds("digests", clock, () -> sendDigests(sendDigests.getObject())),
                new Rounds("left-over", clock, this::findLeftOver),
                new Rounds("replan-polls", clock, () -> replanPolls.getObject().all(clock.instant())));
    }

    private void runDue(RunDuePoll runDuePoll) {
        boolean more = true;
        runsDue = Thread.currentThread();
        try {
            for (int ran = 1; more && running; ran++) {
                more = runDuePoll.runOne(clock.instant());
                if (ran % MISSING_TOGETHER == 0) {
                    carryMissing();
                }
            }
        } finally {
            runsDue = null;
            carryMissing();
        }
    }

    private void carryMissing() {
        missing.forEach(carryCourses::offer);
        missing.clear();
    }

    private void claimEscalations() {
        Optional<String> claimed = escalations.claimDue(clock.instant());
        while (claimed.isPresent() && running) {
            notifyClaimed.offer(claimed.get());
            claimed = escalations.claimDue(clock.instant());
        }
    }

    private void sendDigests(SendDigests send) {
        Instant now = clock.instant();
        Optional<String> claimed = books.claimDue(now);
        while (claimed.isPresent() && running) {
            send.run(claimed.get(), now);
            claimed = books.claimDue(now);
        }
    }

    private void findLeftOver() {
        Instant now = clock.instant();
        polls.uncarried(now, FOUND_PER_ROUND).forEach(carryPolls::offer);
        courses.uncarried(now, FOUND_PER_ROUND).forEach(carryCourses::offer);
    }

    @Override
    public void toCarry(String id) {
        carryPolls.offer(id);
    }

    /** What several windows that closed at once made of a patient's silence is told once, and not once each. */
    @Override
    public void courseToCarry(String patient) {
        if (Thread.currentThread() == runsDue) {
            missing.add(patient);
        } else {
            carryCourses.offer(patient);
        }
    }

    @Override
    public void pollsPlanned() {
        duePolls.wake();
    }

    @Override
    public void due(String escalationId) {
        notifyWoken.offer(escalationId);
    }

    /** Looks down the stream: what one stage has finished stands in the next one's marks before its own are gone. */
    @Override
    public boolean atRest() {
        Instant now = clock.instant();
        return replanPolls.getObject().settled()
                && notDue(polls.nextDue(), now)
                && carryPolls.idle()
                && carryCourses.idle()
                && polls.uncarried(now, 1).isEmpty()
                && courses.uncarried(now, 1).isEmpty()
                && notDue(escalations.nextDue(), now)
                && notDue(books.nextDue(), now)
                && notifyWoken.idle()
                && notifyClaimed.idle();
    }

    private static boolean notDue(Optional<Instant> next, Instant now) {
        return next.isEmpty() || next.get().isAfter(now);
    }

    @Override
    public void start() {
        running = true;
        rounds.forEach(Rounds::start);
    }

    @Override
    public void stop() {
        running = false;
        rounds.forEach(Rounds::close);
        carryPolls.close();
        carryCourses.close();
        notifyWoken.close();
        notifyClaimed.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
