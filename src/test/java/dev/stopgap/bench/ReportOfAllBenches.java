package dev.stopgap.bench;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one {@link Report} to every measurement; it is printed when the last has ended, or failed. */
class ReportOfAllBenches implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Report.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // The root's store is closed after the last class, and closes what it holds.
        return context.getRoot()
                .getStore(Namespace.create(Report.class))
                .getOrComputeIfAbsent(Report.class, key -> new Report(), Report.class);
    }
}
