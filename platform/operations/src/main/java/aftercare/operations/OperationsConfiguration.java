package aftercare.operations;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For services with {@code MessagingConfiguration} and {@code WebConfiguration}: what an operator does with them. */
@Configuration(proxyBeanMethods = false)
@Import(DeadLetterRest.class)
public class OperationsConfiguration {}
