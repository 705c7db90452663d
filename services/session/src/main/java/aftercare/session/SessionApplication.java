package aftercare.session;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Starts session. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan
public class SessionApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(SessionApplication.class)
                .properties("spring.config.name=session")
                .run(args);
    }
}
