package dev.stopgap;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.HttpURLConnection;
import java.net.URLConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/** What the design forbids, looked for in the compiled classes. */
@AnalyzeClasses(packages = "dev.stopgap", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> CAMUNDA = resideInAPackage("org.camunda..");

    // Adapters with another name than Engine…: each is the only way from its capability to the engine.
    private static final Set<String> ADAPTERS = Set.of(
            "dev.stopgap.outage.OutageReporting",
            "dev.stopgap.triage.Entered",
            "dev.stopgap.triage.ApproverTasks",
            "dev.stopgap.triage.DmnProposalRules",
            "dev.stopgap.drill.Autopilot",
            "dev.stopgap.drill.DrillReports");

    /** Steps and listeners of models, listeners of the engine's events, and adapters. */
    private static final DescribedPredicate<JavaClass> AT_THE_EDGE = describe(
            "steps and listeners of models, listeners of events, or adapters to the engine",
            type -> type.isAssignableTo(JavaDelegate.class)
                    || type.isAssignableTo(ExecutionListener.class)
                    || type.isAssignableTo(TaskListener.class)
                    || type.getSimpleName().startsWith("Engine")
                    || ADAPTERS.contains(type.getName())
                    || type.getMethods().stream()
                            .anyMatch(method -> method.isAnnotatedWith(EventListener.class)
                                    || method.isAnnotatedWith(TransactionalEventListener.class))
                    || type.getEnclosingClass()
                            .filter(ArchitectureTest::isAtTheEdge)
                            .isPresent());

    private static boolean isAtTheEdge(JavaClass type) {
        return AT_THE_EDGE.test(type);
    }

    // Each with its reason: no other way, and the door to a fork knows them.
    private static final Set<String> UNAVOIDABLE = Set.of(
            "org.camunda.bpm.engine.impl.util.ClockUtil",
            // What the public IdentityService returns.
            "org.camunda.bpm.engine.impl.identity.Authentication",
            // An engine plugin, and the FEEL engine that one of them wraps.
            "org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin",
            "org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin",
            "org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl",
            "org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration",
            "org.camunda.bpm.dmn.feel.impl.FeelEngine",
            "org.camunda.bpm.dmn.feel.impl.FeelEngineFactory",
            "org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory",
            "org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter",
            "org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration");

    @ArchTest
    static final ArchRule theEngineIsMetAtTheEdgeOnly = classes()
            .that()
            .resideOutsideOfPackage("dev.stopgap.platform..")
            .and(DescribedPredicate.<JavaClass>describe(
                    "use Camunda", type -> type.getDirectDependenciesFromSelf().stream()
                            .anyMatch(dependency -> CAMUNDA.test(dependency.getTargetClass()))))
            .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(AT_THE_EDGE))
            .andShould()
            .notHaveModifier(JavaModifier.PUBLIC)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule servicesKnowNothingOfTheEngine =
            noClasses().that().areAnnotatedWith(Service.class).should().dependOnClassesThat(CAMUNDA);

    @ArchTest
    static final ArchRule nobodyUsesTheEnginesInside = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda..impl..")
                    .and(describe("avoidable", type -> !UNAVOIDABLE.contains(type.getName()))));

    @ArchTest
    static final ArchRule everyRequestOutGoesThroughOneOfTwoGuardedDoors = noClasses()
            .that(not(describe(
                    "the Fetcher and its parts",
                    type -> type.getPackageName().equals("dev.stopgap.source")
                            && type.getName().contains(".Fetcher"))))
            // Posts only to rooms that ChatRooms has let through: known services and hosts that the administrator
            // names.
            .and(not(describe(
                    "the chat services", type -> type.getName().startsWith("dev.stopgap.contact.ChatServices"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.apache.hc..",
                            "java.net.http..",
                            "org.springframework.web.client..",
                            "org.springframework.web.reactive.function.client..")
                    .or(assignableTo(HttpURLConnection.class))
                    .or(assignableTo(URLConnection.class))
                    .or(describe("jsoup's own client", type -> type.getName().equals("org.jsoup.Connection"))));

    @ArchTest
    static final ArchRule timeComesFromTheInjectedClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule nobodyPrints = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.stopgap.platform.Console")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");
}
