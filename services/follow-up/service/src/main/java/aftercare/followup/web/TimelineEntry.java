package aftercare.followup.web;

import aftercare.followup.course.AcceptedLevel;
import aftercare.followup.course.LiftedHold;
import aftercare.followup.course.PastSession;
import aftercare.followup.course.StandingHold;
import aftercare.followup.course.Visits;
import aftercare.followup.escalation.Happening;
import aftercare.followup.escalation.Matter;
import aftercare.followup.escalation.RaisedFlag;
import aftercare.followup.poll.Poll;
import aftercare.followup.protocol.SilenceCause;
import aftercare.kernel.FollowingPeriod;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** One thing that happened to a patient, or is about to. */
sealed interface TimelineEntry {
    /** Newest first; what happened at the same instant keeps one order, by kind and then by key. */
    Comparator<TimelineEntry> NEWEST_FIRST = Comparator.comparing(TimelineEntry::at)
            .reversed()
            .thenComparing(TimelineEntry::kind)
            .thenComparing(TimelineEntry::key);

    Instant at();

    Kind kind();

    /** Differs from that of every other entry of the patient, and stays. */
    String key();

    /** What can be asked for by itself. */
    enum Kind {
        FLAGS("Flags"),
        SILENCE("Silence"),
        ESCALATIONS("Escalations"),
        HOLDS("Holds"),
        SESSIONS("Sessions"),
        SURVEYS("Surveys"),
        LEVELS("Accepted levels"),
        FOLLOWING("Following");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** As an address names it. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }

    /** A session that took place. */
    record Held(PastSession session) implements TimelineEntry {
        @Override
        public Instant at() {
            return session.startedAt();
        }

        @Override
        public Kind kind() {
            return Kind.SESSIONS;
        }

        @Override
        public String key() {
            return "held-" + session.id();
        }
    }

    /**
     * A session that was planned and did not take place so far.
     *
     * @param voided true when it was recorded by mistake
     */
    record Planned(Visits.Planned session, boolean voided) implements TimelineEntry {
        @Override
        public Instant at() {
            return session.at();
        }

        @Override
        public Kind kind() {
            return Kind.SESSIONS;
        }

        @Override
        public String key() {
            return "planned-" + session.session();
        }
    }

    /** A survey, at the last thing that became of it. */
    record Survey(Poll poll) implements TimelineEntry {
        @Override
        public Instant at() {
            return switch (poll) {
                case Poll.Planned planned -> planned.asking().dueAt();
                case Poll.Unsent unsent -> unsent.asking().dueAt();
                case Poll.Sent sent -> sent.dispatch().sentAt();
                case Poll.Open open -> open.openedAt();
                case Poll.Missed missed -> missed.asking().closesAt();
                case Poll.Answered answered -> answered.answeredAt();
            };
        }

        @Override
        public Kind kind() {
            return Kind.SURVEYS;
        }

        @Override
        public String key() {
            return "survey-" + poll.asking().id();
        }
    }

    record Flagged(RaisedFlag flag) implements TimelineEntry {
        @Override
        public Instant at() {
            return flag.at();
        }

        @Override
        public Kind kind() {
            return SilenceCause.isConcern(flag.concern()) ? Kind.SILENCE : Kind.FLAGS;
        }

        @Override
        public String key() {
            return "flag-" + flag.id();
        }
    }

    /** @param number of the happening in the escalation's history */
    record Escalated(Matter matter, Happening happening, int number) implements TimelineEntry {
        @Override
        public Instant at() {
            return happening.at();
        }

        @Override
        public Kind kind() {
            return Kind.ESCALATIONS;
        }

        /** The newest happening of an escalation has the lowest key, since the newest comes first. */
        @Override
        public String key() {
            return "escalation-" + matter.id() + "-" + String.format(Locale.ROOT, "%06d", 999_999 - number);
        }
    }

    record HoldPlaced(StandingHold hold) implements TimelineEntry {
        @Override
        public Instant at() {
            return hold.placedAt();
        }

        @Override
        public Kind kind() {
            return Kind.HOLDS;
        }

        @Override
        public String key() {
            return "placed-" + hold.cause();
        }
    }

    record HoldLifted(LiftedHold hold) implements TimelineEntry {
        @Override
        public Instant at() {
            return hold.liftedAt();
        }

        @Override
        public Kind kind() {
            return Kind.HOLDS;
        }

        @Override
        public String key() {
            return "lifted-" + hold.cause();
        }
    }

    record LevelAccepted(AcceptedLevel level) implements TimelineEntry {
        @Override
        public Instant at() {
            return level.at();
        }

        @Override
        public Kind kind() {
            return Kind.LEVELS;
        }

        @Override
        public String key() {
            return "accepted-" + level.id() + "-" + level.at();
        }
    }

    /** An accepted level counts no longer. */
    record LevelExpired(AcceptedLevel level) implements TimelineEntry {
        @Override
        public Instant at() {
            return level.until();
        }

        @Override
        public Kind kind() {
            return Kind.LEVELS;
        }

        @Override
        public String key() {
            return "expired-" + level.id() + "-" + level.at();
        }
    }

    /** @param number in the order they were recorded */
    record Followed(FollowingPeriod period, int number) implements TimelineEntry {
        @Override
        public Instant at() {
            return period.from();
        }

        @Override
        public Kind kind() {
            return Kind.FOLLOWING;
        }

        @Override
        public String key() {
            return "following-" + String.format(Locale.ROOT, "%06d", 999_999 - number);
        }
    }

    record Enrolled(Instant at) implements TimelineEntry {
        @Override
        public Kind kind() {
            return Kind.FOLLOWING;
        }

        @Override
        public String key() {
            return "enrolled";
        }
    }

    record Cleared(Instant at) implements TimelineEntry {
        @Override
        public Kind kind() {
            return Kind.FOLLOWING;
        }

        @Override
        public String key() {
            return "cleared";
        }
    }
}
