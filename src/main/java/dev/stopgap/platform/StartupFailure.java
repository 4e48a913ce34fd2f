package dev.stopgap.platform;

import org.jspecify.annotations.Nullable;

/** Stops the start with one line that names the place and the remedy. */
public final class StartupFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param problem what is wrong, with the setting or place and its value
     * @param remedy what to do about it
     */
    public StartupFailure(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
