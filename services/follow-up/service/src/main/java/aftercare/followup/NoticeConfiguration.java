package aftercare.followup;

import aftercare.followup.escalation.AcknowledgeEscalation;
import aftercare.followup.escalation.Escalations;
import aftercare.followup.escalation.Ladders;
import aftercare.followup.escalation.NotifyStaff;
import aftercare.followup.mail.SmtpNotices;
import aftercare.followup.mongo.MongoBooks;
import aftercare.followup.mongo.MongoReaches;
import aftercare.followup.mongo.MongoSentNotices;
import aftercare.followup.notice.Books;
import aftercare.followup.notice.ChangeReach;
import aftercare.followup.notice.Codes;
import aftercare.followup.notice.DigestChannel;
import aftercare.followup.notice.HearNotice;
import aftercare.followup.notice.HoldBack;
import aftercare.followup.notice.NoticeChannel;
import aftercare.followup.notice.NoticeWords;
import aftercare.followup.notice.Reaches;
import aftercare.followup.notice.SendDigests;
import aftercare.followup.notice.SentNotices;
import aftercare.followup.notice.TellStaff;
import aftercare.followup.notice.Unwoken;
import aftercare.followup.provider.CallNotices;
import aftercare.followup.provider.PagerNotices;
import aftercare.followup.provider.TextNotices;
import aftercare.followup.provider.TwilioAnswers;
import aftercare.followup.provider.WebhookNotices;
import aftercare.followup.staff.Accounts;
import aftercare.kernel.NextDue;
import aftercare.kernel.ProductClock;
import aftercare.messaging.AggregateStores;
import aftercare.web.Clinic;
import aftercare.web.provider.ReachedAt;
import aftercare.web.provider.SignedPost;
import aftercare.web.provider.SignedWebhook;
import aftercare.web.provider.Timeouts;
import aftercare.web.provider.TwilioAccount;
import aftercare.web.provider.TwilioApi;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The ways to staff that this clinic has: mail always, the others where {@code aftercare.notices} names a provider. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {
    @Bean
    NoticeWords noticeWords(FollowUpProperties properties, Clinic clinic) {
        return new NoticeWords(properties.baseUrl(), clinic.zone());
    }

    @Bean
    Codes codes(FollowUpProperties properties) {
        return new Codes(properties.secrets().linkKey());
    }

    @Bean
    Reaches reaches(AggregateStores stores) {
        return new MongoReaches(stores.template());
    }

    @Bean
    SentNotices sentNotices(AggregateStores stores) {
        return new MongoSentNotices(stores.template());
    }

    @Bean
    Books books(AggregateStores stores) {
        return new MongoBooks(stores.template(), InstantSource.system());
    }

    @Bean
    NextDue nextDigestDue(Books books) {
        return books::nextDue;
    }

    @Bean
    @Order(4)
    SmtpNotices mailNotices(
            JavaMailSenderImpl server, FollowUpProperties properties, NoticeWords words, ProductClock clock) {
        return new SmtpNotices(server, properties.mail().from(), words, clock);
    }

    @Bean
    TellStaff tellStaff(
            List<NoticeChannel> channels,
            Reaches reaches,
            Books books,
            SentNotices sent,
            Codes codes,
            Clinic clinic,
            FollowUpProperties properties) {
        FollowUpProperties.Notices notices = properties.notices();
        var rules = new HoldBack(
                notices.mostPerHour(),
                notices.digestAfter(),
                notices.quietFrom(),
                notices.quietTo(),
                notices.yellowDaily(properties.followUp().smallClinic()),
                clinic.zone());
        return new TellStaff(channels, reaches, books, sent, codes, rules);
    }

    @Bean
    Unwoken unwoken(TellStaff tell, Accounts accounts) {
        return new Unwoken(tell, accounts);
    }

    @Bean
    ChangeReach changeReach(Reaches reaches, TellStaff tell) {
        return new ChangeReach(reaches, tell.has());
    }

    @Bean
    SendDigests sendDigests(
            Books books,
            Accounts accounts,
            Escalations escalations,
            Ladders ladders,
            Reaches reaches,
            List<DigestChannel> channels,
            NotifyStaff notify) {
        return new SendDigests(books, accounts, escalations, ladders, reaches, channels, notify);
    }

    @Bean
    HearNotice hearNotice(
            SentNotices sent,
            Escalations escalations,
            AcknowledgeEscalation acknowledge,
            Accounts accounts,
            Reaches reaches,
            FollowUpWork work) {
        return new HearNotice(sent, escalations, acknowledge, accounts, reaches, work);
    }

    private static Timeouts timeouts(FollowUpProperties properties) {
        return new Timeouts(
                properties.notices().connectTimeout(), properties.notices().timeout());
    }

    /** Texts and calls through a provider that speaks Twilio's API. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("aftercare.notices.twilio.account")
    @Import(TwilioAnswers.class)
    static class Twilio {
        @Bean
        ReachedAt staffReachedAt(FollowUpProperties properties) {
            return new ReachedAt(properties.baseUrl());
        }

        @Bean
        TwilioAccount staffTwilioAccount(FollowUpProperties properties) {
            FollowUpProperties.Twilio twilio = properties.notices().twilio();
            return new TwilioAccount(twilio.baseUrl(), twilio.account(), twilio.token(), twilio.from());
        }

        @Bean
        @Order(3)
        TextNotices textNotices(TwilioAccount account, FollowUpProperties properties, Codes codes, NoticeWords words) {
            return new TextNotices(
                    new TwilioApi(account, timeouts(properties)), path(properties, "/text"), codes, words);
        }

        @Bean
        @Order(2)
        CallNotices callNotices(
                TwilioAccount account, FollowUpProperties properties, Clinic clinic, NoticeWords words) {
            return new CallNotices(
                    new TwilioApi(account, timeouts(properties)),
                    clinic.name(),
                    path(properties, "/call"),
                    path(properties, "/pressed"),
                    words);
        }

        private static URI path(FollowUpProperties properties, String path) {
            return URI.create(properties.baseUrl() + TwilioAnswers.PATH + path);
        }
    }

    /** Pages through a provider that speaks the Events API. */
    @Bean
    @Order(1)
    @ConditionalOnProperty("aftercare.notices.pager.url")
    PagerNotices pagerNotices(FollowUpProperties properties, Clinic clinic, NoticeWords words) {
        return new PagerNotices(
                URI.create(properties.notices().pager().url()), clinic.name(), timeouts(properties), words);
    }

    /** A receiver of the clinic's own. */
    @Bean
    @Order(5)
    @ConditionalOnProperty("aftercare.notices.webhook.url")
    WebhookNotices webhookNotices(FollowUpProperties properties, NoticeWords words) {
        FollowUpProperties.Webhook webhook = properties.notices().webhook();
        var post = new SignedPost(
                URI.create(webhook.url()),
                new SignedWebhook(webhook.secret()),
                InstantSource.system(),
                timeouts(properties));
        return new WebhookNotices(post, words);
    }
}
