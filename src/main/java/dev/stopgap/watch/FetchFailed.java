package dev.stopgap.watch;

/** A source could not be reached, or what it answered is not to be read; its message names the source's trouble. */
final class FetchFailed extends Exception {

    private static final long serialVersionUID = 1L;

    FetchFailed(String problem) {
        super(problem);
    }

    FetchFailed(String problem, Throwable cause) {
        super(problem, cause);
    }
}
