package aftercare.web;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Everything a service needs for pages and REST, once it also says what its {@link Site} is:
 *
 * <pre>{@code
 * @Configuration(proxyBeanMethods = false)
 * @Import(WebConfiguration.class)
 * class IntakeConfiguration {
 *     @Bean
 *     Site site() {
 *         return Site.of("aftercare.intake.web.templates");
 *     }
 * }
 * }</pre>
 *
 * It expects the properties {@code aftercare.service} and {@code aftercare.secrets.cookie}. Beans to inject: {@link
 * Pages}, {@link Clinic}, {@link StaffTokens}. Thrown from a controller, {@link NotFoundException}, {@link
 * ConflictException}, {@link NotAllowedException} and {@link BadInputException} become a page, or a problem (RFC 9457)
 * under {@code /api/}. Health and metrics stand under {@code /ops/<aftercare.service>}.
 */
@Configuration(proxyBeanMethods = false)
@Import({StaffSecurity.class, ErrorAnswers.class})
@EnableConfigurationProperties(Clinic.class)
@PropertySource("classpath:/aftercare/web/web.properties")
public class WebConfiguration {
    @Bean
    Pages pages(Site site, Clinic clinic, ObjectProvider<Unreviewed> unreviewed) {
        return new Pages(
                site,
                clinic,
                unreviewed.getIfAvailable(() -> new Unreviewed(List.of())),
                WebConfiguration.class.getClassLoader());
    }

    @Bean
    WebMvcConfigurer staffAndAssets() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new StaffArgument());
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/assets/**")
                        .addResourceLocations("classpath:/aftercare/web/assets/")
                        .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(10)));
                registry.addResourceHandler("/favicon.ico").addResourceLocations("classpath:/aftercare/web/assets/");
            }
        };
    }
}
