package aftercare.auditor;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The auditor as a process of its own. */
@SpringBootApplication
public class AuditorApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(AuditorApplication.class)
                .properties("spring.config.name=auditor")
                .run(args);
    }
}
