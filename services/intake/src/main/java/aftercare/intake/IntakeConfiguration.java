package aftercare.intake;

import aftercare.intake.kafka.OthersFacts;
import aftercare.intake.mail.MailInbox;
import aftercare.intake.mail.SmtpChannel;
import aftercare.intake.medicine.Medicines;
import aftercare.intake.message.AcceptRequest;
import aftercare.intake.message.Addressee;
import aftercare.intake.message.AnswerReply;
import aftercare.intake.message.Channel;
import aftercare.intake.message.Channels;
import aftercare.intake.message.Courier;
import aftercare.intake.message.DailyLimit;
import aftercare.intake.message.DeliverMessage;
import aftercare.intake.message.HearDelivery;
import aftercare.intake.message.InsistentMessages;
import aftercare.intake.message.Letterhead;
import aftercare.intake.message.Messages;
import aftercare.intake.message.Wording;
import aftercare.intake.mongo.MongoApplications;
import aftercare.intake.mongo.MongoMessages;
import aftercare.intake.mongo.MongoPatients;
import aftercare.intake.mongo.MongoReplies;
import aftercare.intake.patient.Applications;
import aftercare.intake.patient.ChangeFollowing;
import aftercare.intake.patient.ClearReview;
import aftercare.intake.patient.ConsentText;
import aftercare.intake.patient.EmailAddress;
import aftercare.intake.patient.EnrolCanary;
import aftercare.intake.patient.EnrolPatient;
import aftercare.intake.patient.FollowSessions;
import aftercare.intake.patient.MovePatient;
import aftercare.intake.patient.Patients;
import aftercare.intake.patient.ScreenPatient;
import aftercare.intake.reply.Replies;
import aftercare.intake.reply.TakeReply;
import aftercare.intake.screening.Checklist;
import aftercare.intake.web.EnrolmentChoices;
import aftercare.kernel.LinkToken;
import aftercare.kernel.ProductClock;
import aftercare.messaging.AggregateStores;
import aftercare.messaging.FactInbox;
import aftercare.messaging.MessagingConfiguration;
import aftercare.operations.OperationsConfiguration;
import aftercare.web.Clinic;
import aftercare.web.OpeningHours;
import aftercare.web.Site;
import aftercare.web.Unreviewed;
import aftercare.web.WebConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.messaging.Message;

/** Puts intake together. */
@Configuration(proxyBeanMethods = false)
@Import({MessagingConfiguration.class, WebConfiguration.class, OperationsConfiguration.class, SmsConfiguration.class})
@EnableConfigurationProperties({IntakeProperties.class, OpeningHours.class})
class IntakeConfiguration {
    private static final Duration UPDATE_PAUSE = Duration.ofMillis(500);

    @Bean
    @ConditionalOnMissingBean
    ProductClock productClock() {
        return ProductClock.real();
    }

    /** Where pseudonyms come from. */
    @Bean
    @ConditionalOnMissingBean
    RandomGenerator pseudonyms() {
        return new SecureRandom();
    }

    /** Who reviewed them is the clinic's to say, since the files come with the product. */
    @Bean
    Unreviewed unreviewed(@Value("${aftercare.intake.reviewer:none}") String reviewer) {
        return Unreviewed.unless(
                "aftercare.intake.reviewer", reviewer, "the screening checklist", "the classes of medicines");
    }

    @Bean
    Site site() {
        return Site.of("aftercare.intake.web.templates", "/api/intake/sms/**");
    }

    @Bean
    EnrolmentChoices enrolmentChoices(IntakeProperties properties, Channels channels) {
        return EnrolmentChoices.of(
                properties.intake().careTeams(),
                properties.intake().consentVersion(),
                channels.names().contains(Addressee.SMS));
    }

    @Bean
    ConsentText consentText(IntakeProperties properties, Clinic clinic) {
        String version = properties.intake().consentVersion();
        return ConsentText.of(
                        version,
                        clinic.name(),
                        clinic.phone(),
                        properties.clinic().drug())
                .orElseGet(() -> ConsentText.keptByTheClinic(version));
    }

    @Bean
    Checklist screeningChecklist() {
        return Checklist.load();
    }

    @Bean
    Medicines medicines() {
        return Medicines.load();
    }

    @Bean
    Patients patients(AggregateStores stores, Checklist checklist) {
        return new MongoPatients(stores, checklist);
    }

    @Bean
    Applications applications(AggregateStores stores) {
        return new MongoApplications(stores.template());
    }

    @Bean
    Messages messages(AggregateStores stores, MessageMeters meters) {
        return new MongoMessages(stores, meters::count);
    }

    @Bean
    MessageMeters messageMeters(MeterRegistry registry) {
        return new MessageMeters(registry);
    }

    @Bean
    EnrolPatient enrolPatient(
            Patients patients, Applications applications, ProductClock clock, RandomGenerator pseudonyms) {
        return new EnrolPatient(patients, applications, clock, pseudonyms);
    }

    @Bean
    @ConditionalOnProperty("aftercare.canary.enabled")
    ApplicationRunner enrolCanary(Patients patients, ProductClock clock, IntakeProperties properties) {
        EnrolCanary enrol = new EnrolCanary(patients, clock);
        EmailAddress address = EmailAddress.parse(properties.canary().address())
                .orElseThrow(() -> new IllegalStateException("aftercare.canary.address is not an e-mail address"));
        return _ -> enrol.enrol(
                address,
                properties.intake().careTeams().getFirst(),
                properties.intake().consentVersion());
    }

    @Bean
    ScreenPatient screenPatient(Patients patients, Checklist checklist, ProductClock clock) {
        return new ScreenPatient(patients, checklist, clock);
    }

    @Bean
    ChangeFollowing changeFollowing(Patients patients, ProductClock clock) {
        return new ChangeFollowing(patients, clock);
    }

    @Bean
    MovePatient movePatient(Patients patients, ProductClock clock) {
        return new MovePatient(patients, clock);
    }

    @Bean
    ClearReview clearReview(Patients patients, Checklist checklist, ProductClock clock) {
        return new ClearReview(patients, checklist, clock);
    }

    @Bean
    Channel mail(JavaMailSenderImpl server, IntakeProperties properties, Clinic clinic, ProductClock clock) {
        return new SmtpChannel(server, properties.mail().from(), clinic.name(), clock);
    }

    @Bean
    Wording wording(IntakeProperties properties, Clinic clinic, OpeningHours hours) {
        byte[] key = properties.secrets().linkKey();
        Letterhead head = new Letterhead(
                clinic.name(), clinic.phone(), properties.clinic().drug(), properties.baseUrl());
        return new Wording(
                head,
                (poll, generation) -> LinkToken.of(key, poll, generation).value(),
                at -> hours.openFrom(at.plus(properties.intake().repliesReadWithin()), clinic.zone())
                        .atZone(clinic.zone()));
    }

    @Bean
    Channels channels(@Qualifier("mail") Channel mail, @Qualifier(SmsConfiguration.SMS) Optional<Channel> sms) {
        return sms.map(texts -> new Channels(Map.of(Addressee.EMAIL, mail, Addressee.SMS, texts)))
                .orElseGet(() -> new Channels(Map.of(Addressee.EMAIL, mail)));
    }

    @Bean
    DeliverMessage deliverMessage(
            Messages messages,
            Patients patients,
            Wording wording,
            Channels channels,
            ProductClock clock,
            IntakeProperties properties) {
        String instance = properties.intake().instance();
        return new DeliverMessage(
                new InsistentMessages(messages, properties.intake().lostAfter().dividedBy(2), UPDATE_PAUSE),
                patients,
                wording,
                channels,
                new DailyLimit(messages, properties.intake().mostMessagesADay()),
                clock,
                InstantSource.system(),
                instance.isEmpty() ? UUID.randomUUID().toString() : instance,
                () -> UUID.randomUUID().toString());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Courier courier(
            Messages messages,
            DeliverMessage deliver,
            MessageMeters meters,
            ProductClock clock,
            IntakeProperties properties) {
        meters.watch(messages::nextDue, clock);
        return new Courier(
                messages,
                deliver,
                clock,
                InstantSource.system(),
                properties.intake().lostAfter());
    }

    @Bean
    HearDelivery hearDelivery(
            Messages messages, Patients patients, Channels channels, Courier courier, ProductClock clock) {
        return new HearDelivery(messages, patients, channels, courier::wake, clock);
    }

    @Bean
    Replies replies(AggregateStores stores) {
        return new MongoReplies(stores);
    }

    @Bean
    TakeReply takeReply(
            Patients patients,
            Replies replies,
            Messages messages,
            Wording wording,
            Courier courier,
            ProductClock clock) {
        return new TakeReply(patients, replies, new AnswerReply(messages, wording, courier::wake), clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnProperty("aftercare.mail.inbox-url")
    MailInbox mailInbox(TakeReply replies, HearDelivery deliveries, IntakeProperties properties) {
        return new MailInbox(
                properties.mail().inboxUrl(),
                replies,
                deliveries,
                properties.mail().lookEvery());
    }

    @Bean
    AcceptRequest acceptRequest(Messages messages, Courier courier, ProductClock clock) {
        return new AcceptRequest(messages, courier::wake, clock);
    }

    @Bean
    FollowSessions followSessions(Patients patients) {
        return new FollowSessions(patients);
    }

    @Bean
    Consumer<Message<List<byte[]>>> othersFacts(FactInbox inbox, AcceptRequest accept, FollowSessions sessions) {
        return inbox.consumer("intake", new OthersFacts(accept, sessions));
    }
}
