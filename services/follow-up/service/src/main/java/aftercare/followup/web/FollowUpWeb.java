package aftercare.followup.web;

import aftercare.followup.course.Courses;
import aftercare.followup.course.FindFlag;
import aftercare.followup.course.LatestLevels;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.HandOver;
import aftercare.followup.escalation.Ladders;
import aftercare.followup.escalation.SecondSignature;
import aftercare.followup.poll.AssessPaper;
import aftercare.followup.poll.Polls;
import aftercare.followup.poll.ReadAnswers;
import aftercare.followup.poll.SavePage;
import aftercare.followup.protocol.Protocol;
import aftercare.followup.repeat.Replies;
import aftercare.followup.rota.LiveRota;
import aftercare.followup.rota.RotaPeople;
import aftercare.followup.rota.RotaPromises;
import aftercare.followup.staff.Accounts;
import aftercare.followup.survey.Instruments;
import aftercare.followup.survey.PatientPages;
import aftercare.followup.whereabouts.ToldWhereabouts;
import aftercare.kernel.ProductClock;
import aftercare.web.Clinic;
import aftercare.web.OpeningHours;
import aftercare.web.Pages;
import aftercare.web.Site;
import aftercare.web.WebConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages and the REST of follow-up, to be imported by the service's wiring. It needs as beans what the features offer:
 * the survey's three use cases, polls, courses, escalations and theirs, accounts, sign-in, protocol, instruments, patients'
 * pages, told whereabouts and the clock.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    WebConfiguration.class,
    SurveyPages.class,
    HelpPages.class,
    TellUsPages.class,
    InboxPages.class,
    CallPages.class,
    ChartPages.class,
    AnswersPages.class,
    SignInPages.class,
    DealPages.class,
    NewsStream.class,
    FollowUpResource.class,
    EscalationResource.class,
    ScheduleResource.class,
    AccountPages.class,
    RotaPages.class,
    RotaResource.class
})
@EnableConfigurationProperties(OpeningHours.class)
public class FollowUpWeb {
    @Bean
    Site site() {
        return Site.of(
                "aftercare.followup.web.templates",
                "/s/**",
                "/sign-in",
                "/sign-out",
                "/api/follow-up/sign-in",
                "/api/follow-up/notices/**");
    }

    /** Before all other filters: it answers what it can and leaves the rest as it is. */
    @Bean
    FilterRegistrationBean<ShortWay> shortWay(SavePage save, ProductClock clock, MeterRegistry meters) {
        var registration = new FilterRegistrationBean<>(new ShortWay(save, clock, meters));
        registration.addUrlPatterns("/s/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** After the filters that find out who asks. */
    @Bean
    FilterRegistrationBean<RepeatedRequests> repeatedRequests(Replies replies, JsonMapper json) {
        var registration = new FilterRegistrationBean<>(new RepeatedRequests(replies, InstantSource.system(), json));
        registration.addUrlPatterns("/api/follow-up/*");
        return registration;
    }

    @Bean
    PatientWords patientWords(
            PatientPages pages,
            Protocol protocol,
            Clinic clinic,
            OpeningHours hours,
            LiveRota rota,
            Accounts accounts) {
        var promises = new RotaPromises(
                rota,
                new RotaPeople(accounts),
                "The clinician on call at " + clinic.name(),
                new OpeningHoursPromises(clinic, hours));
        return new PatientWords(pages, protocol, clinic, promises);
    }

    @Bean
    RotaView rotaView(LiveRota rota, Accounts accounts) {
        return new RotaView(rota, new RotaPeople(accounts));
    }

    @Bean
    EscalationView escalationView(Protocol protocol, Instruments instruments, Accounts accounts, Clinic clinic) {
        return new EscalationView(protocol, instruments, accounts, clinic);
    }

    @Bean
    TimelineView timelineView(Protocol protocol, Instruments instruments, EscalationView view, Clinic clinic) {
        return new TimelineView(protocol, instruments, view, clinic);
    }

    @Bean
    StaffEscalations staffEscalations(Escalations escalations) {
        return new StaffEscalations(escalations);
    }

    @Bean
    InboxNews inboxNews(Escalations escalations) {
        return new InboxNews(escalations);
    }

    @Bean
    EscalationStory escalationStory(Ladders ladders, EscalationView view, Protocol protocol, Clinic clinic) {
        return new EscalationStory(ladders, view, protocol, clinic);
    }

    @Bean
    DealView dealView(EscalationView view, HandOver handOver, SecondSignature second, Clinic clinic) {
        return new DealView(view, handOver, second, clinic);
    }

    @Bean
    CallList callList(Escalations escalations, Ladders ladders, EscalationView view, Clinic clinic) {
        return new CallList(escalations, ladders, view, clinic);
    }

    @Bean
    HoldView holdView(Courses courses, FindFlag findFlag, Accounts accounts, Clinic clinic) {
        return new HoldView(courses, findFlag, accounts, clinic);
    }

    @Bean
    LevelView levelView(Courses courses, Polls polls, Accounts accounts, Clinic clinic) {
        return new LevelView(courses, new LatestLevels(polls), accounts, clinic);
    }

    @Bean
    ReadAnswers readAnswers(Polls polls, AssessPaper assess, Protocol protocol) {
        return new ReadAnswers(polls, assess, protocol);
    }

    @Bean
    Reviews reviews(Protocol protocol, Instruments instruments) {
        return new Reviews(protocol, instruments);
    }

    @Bean
    EscalationPage escalationPage(
            EscalationView view,
            DealView deal,
            HoldView holds,
            LevelView levels,
            ToldWhereabouts told,
            Polls polls,
            Instruments instruments,
            Reviews reviews,
            Pages pages,
            ProductClock clock) {
        return new EscalationPage(view, deal, holds, levels, told, polls, instruments, reviews, pages, clock);
    }
}
