package aftercare.followup;

import aftercare.followup.course.AcceptLevel;
import aftercare.followup.course.ActivateProtocol;
import aftercare.followup.course.ActivatedProtocols;
import aftercare.followup.course.ApplyFact;
import aftercare.followup.course.AskCanary;
import aftercare.followup.course.CallClinician;
import aftercare.followup.course.CarryOn;
import aftercare.followup.course.Courses;
import aftercare.followup.course.FindFlag;
import aftercare.followup.course.HearAnswer;
import aftercare.followup.course.LiftHold;
import aftercare.followup.course.PreparePoll;
import aftercare.followup.course.RaiseSilence;
import aftercare.followup.course.ReplanPolls;
import aftercare.followup.course.TellUs;
import aftercare.followup.datafile.DataFile;
import aftercare.followup.escalation.AcknowledgeEscalation;
import aftercare.followup.escalation.CloseSilence;
import aftercare.followup.escalation.EscalateFlags;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.HandOver;
import aftercare.followup.escalation.Ladders;
import aftercare.followup.escalation.NotifyStaff;
import aftercare.followup.escalation.OnCall;
import aftercare.followup.escalation.ProtocolLadders;
import aftercare.followup.escalation.PutOff;
import aftercare.followup.escalation.RecordAttempt;
import aftercare.followup.escalation.RecordCall;
import aftercare.followup.escalation.ResolveEscalation;
import aftercare.followup.escalation.SecondSignature;
import aftercare.followup.kafka.ApplyDeliveredFact;
import aftercare.followup.mongo.MongoAccounts;
import aftercare.followup.mongo.MongoActivatedProtocols;
import aftercare.followup.mongo.MongoCanaryTraces;
import aftercare.followup.mongo.MongoCourses;
import aftercare.followup.mongo.MongoCovers;
import aftercare.followup.mongo.MongoEscalations;
import aftercare.followup.mongo.MongoLinks;
import aftercare.followup.mongo.MongoPolls;
import aftercare.followup.mongo.MongoReplies;
import aftercare.followup.mongo.MongoToldWhereabouts;
import aftercare.followup.notice.Books;
import aftercare.followup.notice.SendDigests;
import aftercare.followup.notice.TellStaff;
import aftercare.followup.notice.Unwoken;
import aftercare.followup.poll.AnswerHeard;
import aftercare.followup.poll.AssessPaper;
import aftercare.followup.poll.DeclinePoll;
import aftercare.followup.poll.Links;
import aftercare.followup.poll.OpenLinks;
import aftercare.followup.poll.OpenPoll;
import aftercare.followup.poll.PlanPoll;
import aftercare.followup.poll.Polls;
import aftercare.followup.poll.RenewLink;
import aftercare.followup.poll.RunDuePoll;
import aftercare.followup.poll.SavePage;
import aftercare.followup.poll.ShowSurvey;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.repeat.Replies;
import aftercare.followup.rota.ChangeCovers;
import aftercare.followup.rota.CheckRota;
import aftercare.followup.rota.Covers;
import aftercare.followup.rota.LiveRota;
import aftercare.followup.rota.OnCallByRota;
import aftercare.followup.rota.Rota;
import aftercare.followup.rota.RotaFile;
import aftercare.followup.rota.RotaPeople;
import aftercare.followup.staff.Account;
import aftercare.followup.staff.Accounts;
import aftercare.followup.staff.FirstAccounts;
import aftercare.followup.staff.FirstPasswords;
import aftercare.followup.staff.NamedReaders;
import aftercare.followup.staff.PasswordHashes;
import aftercare.followup.staff.SignIn;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.PatientPages;
import aftercare.followup.web.FollowUpWeb;
import aftercare.followup.whereabouts.ToldWhereabouts;
import aftercare.followup.work.Rounds;
import aftercare.kernel.NextDue;
import aftercare.kernel.ProductClock;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.FactInbox;
import aftercare.messaging.MessagingConfiguration;
import aftercare.operations.OperationsConfiguration;
import aftercare.web.Clinic;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** Puts follow-up together. */
@Configuration(proxyBeanMethods = false)
@Import({NoticeConfiguration.class, MessagingConfiguration.class, FollowUpWeb.class, OperationsConfiguration.class})
@EnableConfigurationProperties(FollowUpProperties.class)
class FollowUpConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(FollowUpConfiguration.class);

    private final PasswordHashes passwords = new SpringPasswordHashes();

    @Bean
    @ConditionalOnMissingBean
    ProductClock productClock() {
        return ProductClock.real();
    }

    @Bean
    Instruments instruments(FollowUpProperties properties) {
        String folder = properties.followUp().licensedTexts();
        return Instruments.shippedWith(folder.isEmpty() ? List.of() : DataFile.folder(Path.of(folder)));
    }

    @Bean
    PatientPages patientPages() {
        return PatientPages.shipped();
    }

    @Bean
    Protocol protocol(Instruments instruments, FollowUpProperties properties) {
        String file = properties.followUp().protocol();
        return file.isEmpty()
                ? Protocol.shipped(instruments)
                : Protocol.load(DataFile.file(Path.of(file)), instruments);
    }

    @Bean
    ActivatedProtocols activatedProtocols(AggregateStores stores) {
        return new MongoActivatedProtocols(stores);
    }

    @Bean
    ReplanPolls replanPolls(
            Courses courses, Polls polls, ActivatedProtocols activated, Protocol protocol, FollowUpWork work) {
        return new ReplanPolls(courses, polls, activated, protocol, work);
    }

    @Bean
    AssessPaper assessPaper(Instruments instruments, Protocol protocol) {
        return new AssessPaper(instruments, protocol);
    }

    @Bean
    Polls polls(AggregateStores stores, MeterRegistry meters) {
        return new MongoPolls(stores, InstantSource.system(), meters);
    }

    @Bean
    Courses courses(AggregateStores stores, ProductClock clock, MeterRegistry meters) {
        return new MongoCourses(stores, clock, meters);
    }

    @Bean
    Escalations escalations(AggregateStores stores, MeterRegistry meters) {
        return new MongoEscalations(stores, InstantSource.system(), meters);
    }

    @Bean
    Links links(AggregateStores stores) {
        return new MongoLinks(stores.template());
    }

    @Bean
    ToldWhereabouts toldWhereabouts(AggregateStores stores) {
        return new MongoToldWhereabouts(stores.template());
    }

    @Bean
    Accounts accounts(AggregateStores stores) {
        return new MongoAccounts(stores.template());
    }

    @Bean
    FollowUpMeters followUpMeters(MeterRegistry meters, Escalations escalations) {
        return new FollowUpMeters(meters, escalations);
    }

    @Bean
    FollowUpWork followUpWork(
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
            FollowUpProperties properties) {
        return new FollowUpWork(
                polls,
                courses,
                escalations,
                runDuePoll,
                carryOn,
                notifyStaff,
                replanPolls,
                books,
                sendDigests,
                clock,
                properties.followUp().notifiers());
    }

    @Bean
    NextDue nextPollDue(Polls polls) {
        return polls::nextDue;
    }

    @Bean
    NextDue nextEscalationDue(Escalations escalations) {
        return escalations::nextDue;
    }

    @Bean
    OpenLinks openLinks(Links links) {
        return new OpenLinks(links);
    }

    @Bean
    ShowSurvey showSurvey(OpenLinks links, Polls polls, AssessPaper assess) {
        return new ShowSurvey(links, polls, assess);
    }

    @Bean
    OpenPoll openPoll(OpenLinks links, Polls polls) {
        return new OpenPoll(links, polls);
    }

    @Bean
    RenewLink renewLink(OpenLinks known, Links links, Polls polls, FollowUpProperties properties) {
        return new RenewLink(known, links, polls, properties.secrets().linkKey());
    }

    @Bean
    SavePage savePage(OpenLinks links, Polls polls, AssessPaper assess, FollowUpWork work, AnswerHeard heard) {
        return new SavePage(links, polls, assess, work, heard);
    }

    @Bean
    DeclinePoll declinePoll(OpenLinks links, Polls polls, AssessPaper assess, FollowUpWork work) {
        return new DeclinePoll(links, polls, assess, work);
    }

    @Bean
    PlanPoll planPoll(Polls polls, Protocol protocol) {
        return new PlanPoll(polls, protocol);
    }

    @Bean
    NamedReaders namedReaders(FollowUpProperties properties, Accounts accounts) {
        return new NamedReaders(properties.followUp().readers(), accounts);
    }

    @Bean
    PreparePoll preparePoll(
            Courses courses, Protocol protocol, Clinic clinic, NamedReaders readers, FollowUpProperties properties) {
        return new PreparePoll(
                courses, protocol, clinic.name(), properties.followUp().outsideContact(), readers);
    }

    @Bean
    RunDuePoll runDuePoll(
            Polls polls,
            Links links,
            FollowUpProperties properties,
            PlanPoll plan,
            ReplanPolls replan,
            PreparePoll prepare,
            Protocol protocol,
            AssessPaper assess,
            RaiseSilence silence,
            FollowUpWork work,
            FollowUpMeters meters) {
        return new RunDuePoll(
                polls,
                links,
                properties.secrets().linkKey(),
                plan,
                replan,
                prepare,
                protocol,
                assess,
                silence,
                work,
                meters::pollLateness);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnProperty("aftercare.canary.enabled")
    Rounds canaryRounds(
            Courses courses,
            Polls polls,
            Escalations escalations,
            AggregateStores stores,
            Protocol protocol,
            ProductClock clock,
            FollowUpProperties properties) {
        var traces = new MongoCanaryTraces(stores.template(), escalations);
        var ask = new AskCanary(
                courses, polls, traces, protocol, properties.canary().every());
        return new Rounds("canary", clock, () -> ask.ask(clock.instant()));
    }

    @Bean
    RaiseSilence raiseSilence(Courses courses, Polls polls, Protocol protocol, FollowUpWork work) {
        return new RaiseSilence(courses, polls, protocol, work);
    }

    @Bean
    Ladders ladders(Protocol protocol) {
        return new ProtocolLadders(protocol);
    }

    @Bean
    Replies replies(AggregateStores stores) {
        return new MongoReplies(stores);
    }

    @Bean
    EscalateFlags escalateFlags(Escalations escalations, Ladders ladders, FollowUpWork work) {
        return new EscalateFlags(escalations, ladders, work);
    }

    @Bean
    CarryOn carryOn(
            Polls polls,
            Courses courses,
            EscalateFlags escalate,
            AssessPaper assess,
            PlanPoll plan,
            Protocol protocol,
            FollowUpWork work,
            AnswerHeard heard) {
        return new CarryOn(polls, courses, escalate, assess, plan, protocol, work, heard);
    }

    @Bean
    AnswerHeard answerHeard(Escalations escalations) {
        return new HearAnswer(new CloseSilence(escalations));
    }

    @Bean
    NotifyStaff notifyStaff(
            Escalations escalations,
            Accounts accounts,
            TellStaff telling,
            Ladders ladders,
            FollowUpMeters meters,
            OnCall onCall,
            FollowUpProperties properties) {
        var canaryContact = new Account(
                "canary-contact", "Canary's contact", properties.canary().contact(), Set.of(), Set.of());
        return new NotifyStaff(escalations, accounts, telling, ladders, meters, onCall, canaryContact);
    }

    @Bean
    AcknowledgeEscalation acknowledgeEscalation(Escalations escalations, Ladders ladders) {
        return new AcknowledgeEscalation(escalations, ladders);
    }

    @Bean
    RecordCall recordCall(
            Escalations escalations, Ladders ladders, Courses courses, Protocol protocol, FollowUpWork work) {
        return new RecordCall(escalations, ladders, new CallClinician(courses, protocol, work));
    }

    @Bean
    TellUs tellUs(ToldWhereabouts told, Courses courses, Protocol protocol, FollowUpWork work) {
        return new TellUs(told, courses, protocol, work);
    }

    @Bean
    SecondSignature secondSignature(FollowUpProperties properties) {
        return new SecondSignature(properties.followUp().needsSecondSignature());
    }

    @Bean
    ResolveEscalation resolveEscalation(Escalations escalations, SecondSignature second) {
        return new ResolveEscalation(escalations, second);
    }

    @Bean
    RecordAttempt recordAttempt(Escalations escalations, Ladders ladders) {
        return new RecordAttempt(escalations, ladders);
    }

    @Bean
    HandOver handOver(Escalations escalations, Accounts accounts, Ladders ladders, NotifyStaff notify) {
        return new HandOver(escalations, accounts, ladders, notify::handedOver);
    }

    @Bean
    PutOff putOff(Escalations escalations) {
        return new PutOff(escalations);
    }

    @Bean
    LiftHold liftHold(Courses courses) {
        return new LiftHold(courses);
    }

    @Bean
    AcceptLevel acceptLevel(Courses courses, Polls polls) {
        return new AcceptLevel(courses, polls);
    }

    @Bean
    FindFlag findFlag(Polls polls, Escalations escalations) {
        return new FindFlag(polls, escalations);
    }

    @Bean
    SignIn signIn(Accounts accounts) {
        return new SignIn(accounts, passwords, InstantSource.system());
    }

    @Bean
    @ConditionalOnMissingBean
    FirstPasswords firstPasswords() {
        return new PrintFirstPasswords(System.out);
    }

    @Bean
    ApplicationRunner firstAccounts(
            Accounts accounts,
            FirstPasswords shown,
            NamedReaders readers,
            LiveRota rota,
            Unwoken unwoken,
            FollowUpProperties properties) {
        var first = new FirstAccounts(
                accounts,
                passwords,
                new SecureRandom(),
                properties.followUp().staffMailDomain(),
                properties.followUp().smallClinic());
        return _ -> {
            first.makeIfNone(shown);
            readers.check();
            new WarnOfRota(rota, accounts).warn();
            unwoken.warning().ifPresent(LOG::warn);
        };
    }

    @Bean
    Covers covers(AggregateStores stores) {
        return new MongoCovers(stores.template());
    }

    /** A rota with times in which nobody is on duty, and nobody named for them, does not start. */
    @Bean
    LiveRota liveRota(Covers covers, ProductClock clock, FollowUpProperties properties) {
        String file = properties.followUp().rota();
        if (file.isEmpty()) {
            return new LiveRota(Optional.empty(), covers);
        }
        Rota rota = RotaFile.read(DataFile.file(Path.of(file)));
        CheckRota.check(rota, file, clock.instant());
        return new LiveRota(Optional.of(rota), covers);
    }

    @Bean
    OnCall onCall(LiveRota rota, Accounts accounts) {
        return new OnCallByRota(rota, accounts);
    }

    @Bean
    ChangeCovers changeCovers(LiveRota rota, Covers covers, Accounts accounts) {
        return new ChangeCovers(rota, covers, new RotaPeople(accounts));
    }

    @Bean
    ApplicationRunner activateProtocol(ActivatedProtocols activated, Protocol protocol, ProductClock clock) {
        var activate = new ActivateProtocol(activated);
        return _ -> activate.activate(protocol, clock.instant());
    }

    @Bean
    ApplyFact applyFact(Courses courses, Polls polls, PlanPoll plan, Protocol protocol, FollowUpWork work) {
        return new ApplyFact(courses, polls, plan, protocol, work);
    }

    @Bean
    Consumer<Message<List<byte[]>>> otherServicesFacts(FactInbox inbox, ApplyFact apply, ProductClock clock) {
        return inbox.consumer("follow-up", new ApplyDeliveredFact(apply, clock));
    }
}
