package aftercare.web;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A service as small as one can be: one open page, one for staff, one REST operation. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({WebConfiguration.class, SiteForTests.Door.class})
class SiteForTests {
    @Bean
    Site site() {
        return Site.of("aftercare.web.templates", "/open/**", "/sign-in");
    }

    /** How many cups, by REST. */
    record Order(int cups) {}

    @RestController
    static class Door {
        @GetMapping("/open/hello")
        String hello() {
            return "hello";
        }

        @GetMapping("/inside")
        String inside(Staff staff) {
            return staff.account() + " " + staff.name() + " " + staff.roles();
        }

        @PostMapping("/inside")
        ResponseEntity<String> change(Staff staff) {
            staff.needs(Role.CLINICIAN);
            return Pages.seeOther("/inside");
        }

        @PostMapping("/open/change")
        ResponseEntity<String> openChange() {
            return Pages.seeOther("/open/hello");
        }

        @GetMapping("/missing")
        String missing() {
            throw new NotFoundException("There is no cup <7>.");
        }

        @PostMapping("/api/test/cups")
        String cups(@RequestBody Order order) {
            new FormErrors()
                    .check(order.cups() > 0, "cups", "Enter how many cups, 1 or more")
                    .orThrow();
            return "" + order.cups();
        }

        @GetMapping("/api/test/broken")
        String broken() {
            throw new IllegalStateException("secret text");
        }
    }
}
