package aftercare.followup;

import static org.assertj.core.api.Assertions.assertThat;

import aftercare.contracts.FollowUpFact;
import aftercare.contracts.FollowUpFact.MessageRequested;
import aftercare.contracts.FollowUpFact.PollPlanned;
import aftercare.contracts.FollowUpFact.PollSent;
import aftercare.followup.poll.Asking;
import aftercare.followup.poll.AssessPaper;
import aftercare.followup.poll.Background;
import aftercare.followup.poll.Links;
import aftercare.followup.poll.LookForSilence;
import aftercare.followup.poll.Origin;
import aftercare.followup.poll.PlanPoll;
import aftercare.followup.poll.Poll;
import aftercare.followup.poll.Polls;
import aftercare.followup.poll.Preparations;
import aftercare.followup.poll.Prepared;
import aftercare.followup.poll.Questionnaire;
import aftercare.followup.poll.RunDuePoll;
import aftercare.followup.poll.Sheet;
import aftercare.followup.poll.Whom;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.protocol.Step;
import aftercare.followup.survey.SurveyContext;
import aftercare.kernel.Change;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Several instances that send, and instances that die while they do: each link goes out once. All is due long after the
 * service's own clock, so that only the instances here run it.
 */
class SchedulersTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
    private static final Instant SESSION = Instant.parse("2030-01-01T12:00:00Z");
    private static final int RACES = 1000;
    private static final int MOST_CALLS = 40;
    private static FollowUpUnderTest service;

    @BeforeAll
    static void start() {
        service = new FollowUpUnderTest(NOW);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void twoInstancesThatBothHoldAPollSendItOnceInAThousandRaces() throws InterruptedException, ExecutionException {
        String patient = "p-raced";
        Step firstDay = step("first-day");
        int lost = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < RACES; i++) {
                Poll planned = planned(patient, firstDay, "s-" + i);
                var bothHaveRead = new CyclicBarrier(2);
                Callable<Integer> instance = () -> {
                    var store = new Raced(planned.asking().id(), bothHaveRead);
                    runs(store.polls(), service.bean(Links.class))
                            .runOne(planned.asking().dueAt());
                    return store.decisions.get();
                };
                int decisions = 0;
                for (Future<Integer> ran : threads.invokeAll(List.of(instance, instance))) {
                    decisions += ran.get();
                }
                // Who loses the race decides once more, upon what the other has written.
                lost += decisions - 2;
            }
        }
        assertThat(lost).as("races that were lost").isEqualTo(RACES);
        service.settle();
        List<FollowUpFact> told = service.told(patient);
        assertThat(told.stream().filter(PollSent.class::isInstance)).hasSize(RACES);
        assertThat(told.stream()
                        .filter(MessageRequested.class::isInstance)
                        .map(fact -> ((MessageRequested) fact).pollId()))
                .hasSize(RACES)
                .doesNotHaveDuplicates();
    }

    @Test
    void anInstanceThatDiesAtAnyCallOfTheStoreLeavesALinkThatGoesOutOnce() {
        int calls = 0;
        for (boolean dead = true; dead; calls++) {
            assertThat(calls).isLessThan(MOST_CALLS);
            dead = dies("p-dies-before-" + calls, new Deadly(calls, false));
            assertThat(dies("p-dies-after-" + calls, new Deadly(calls, true))).isEqualTo(dead);
        }
        assertThat(calls).as("calls at which it died").isGreaterThan(5);
    }

    /** Runs a weekly poll until it dies, then lets another instance run it; false when it did not die. */
    private static boolean dies(String patient, Deadly deadly) {
        Poll planned = planned(patient, step("weekly"), "series");
        Instant due = planned.asking().dueAt();
        Polls polls = deadly.of(Polls.class, held(planned.asking().id()));
        RunDuePoll first = runs(polls, deadly.of(Links.class, service.bean(Links.class)));
        boolean died = true;
        try {
            first.runOne(due);
            died = false;
        } catch (Killed expected) {
            assertThat(deadly.left).isNegative();
        }
        runs(held(planned.asking().id()), service.bean(Links.class)).runOne(due.plusSeconds(31));
        service.settle();
        List<FollowUpFact> told = service.told(patient);
        assertThat(told.stream().filter(PollSent.class::isInstance)).as(patient).hasSize(1);
        assertThat(told.stream().filter(MessageRequested.class::isInstance))
                .as(patient)
                .hasSize(1);
        assertThat(told.stream().filter(PollPlanned.class::isInstance).map(fact -> ((PollPlanned) fact).occurrence()))
                .as(patient)
                .containsExactly(1, 2);
        return died;
    }

    private static Step step(String key) {
        return service.bean(Protocol.class).step(key).orElseThrow();
    }

    private static Poll planned(String patient, Step step, String anchor) {
        Origin origin = Origin.at(SESSION, ZoneOffset.UTC);
        service.bean(PlanPoll.class).first(new Whom(patient, "main", ZoneOffset.UTC), step, anchor, origin, NOW);
        return service.bean(Polls.class)
                .find(Asking.idOf(patient, "default", step.key(), anchor, 1))
                .orElseThrow();
    }

    private static RunDuePoll runs(Polls polls, Links links) {
        Protocol protocol = service.bean(Protocol.class);
        return new RunDuePoll(
                polls,
                links,
                FollowUpUnderTest.LINK_SECRET,
                new PlanPoll(polls, protocol),
                (_, _) -> {
                    throw new AssertionError("All are of the protocol in use");
                },
                new AlwaysReady(),
                protocol,
                service.bean(AssessPaper.class),
                service.bean(LookForSilence.class),
                _ -> {},
                _ -> {});
    }

    private static final class AlwaysReady implements Preparations {
        @Override
        public Preparation prepare(Asking asking, List<Asking> with, Instant now) {
            return new Ready(prepared(asking));
        }

        @Override
        public Instant remindsFrom(Asking asking, Instant now) {
            return now;
        }
    }

    private static Prepared prepared(Asking asking) {
        Questionnaire form =
                Questionnaire.of(step(asking.step()).forms(asking.occurrence()), SurveyContext.english(true), "US");
        return new Prepared(Sheet.of(asking.id(), form, Background.none()), List.of(), 0, List.of(), Set.of());
    }

    /** The store, of which an instance has just claimed this one; its lease ran out, or another's clock is wrong. */
    private static Polls held(String id) {
        return (Polls) Proxy.newProxyInstance(
                Polls.class.getClassLoader(),
                new Class<?>[] {Polls.class},
                (_, method, arguments) -> method.getName().equals("claimDue")
                        ? Optional.of(id)
                        : called(service.bean(Polls.class), method, arguments));
    }

    private static Object called(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Lets no instance write before both have read the same. */
    private record Raced(String id, CyclicBarrier bothHaveRead, AtomicInteger decisions) {
        Raced(String id, CyclicBarrier bothHaveRead) {
            this(id, bothHaveRead, new AtomicInteger());
        }

        Polls polls() {
            Polls held = held(id);
            return (Polls) Proxy.newProxyInstance(
                    Polls.class.getClassLoader(),
                    new Class<?>[] {Polls.class},
                    (_, method, arguments) -> method.getName().equals("update")
                            ? held.update(id, waiting(arguments[1]))
                            : called(held, method, arguments));
        }

        @SuppressWarnings("unchecked")
        private Function<Poll, Change<Poll, FollowUpFact>> waiting(Object decision) {
            return poll -> {
                if (decisions.incrementAndGet() == 1) {
                    meet();
                }
                return ((Function<Poll, Change<Poll, FollowUpFact>>) decision).apply(poll);
            };
        }

        private void meet() {
            try {
                bothHaveRead.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new AssertionError("The other never came", e);
            }
        }
    }

    /** Kills whoever calls the store once too often: before the call is done, or when it is done and nobody has heard. */
    private static final class Deadly {
        private final boolean after;
        private int left;

        Deadly(int left, boolean after) {
            this.left = left;
            this.after = after;
        }

        <T> T of(Class<T> type, T target) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                        left--;
                        if (left < 0 && !after) {
                            throw new Killed();
                        }
                        Object answer = called(target, method, arguments);
                        if (left < 0) {
                            throw new Killed();
                        }
                        return answer;
                    }));
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
