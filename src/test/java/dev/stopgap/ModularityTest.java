package dev.stopgap;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void arrowsRunOnlyInTheDirectionOfTheDesign() {
        ApplicationModules.of(Stopgap.class).verify();
    }
}
