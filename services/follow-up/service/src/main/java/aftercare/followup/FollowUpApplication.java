package aftercare.followup;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Starts follow-up. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(FollowUpConfiguration.class)
public class FollowUpApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(FollowUpApplication.class)
                .properties("spring.config.name=follow-up")
                .run(args);
    }
}
