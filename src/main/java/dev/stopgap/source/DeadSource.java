package dev.stopgap.source;

/** Names of what becomes of a dead source in the process {@code status-watch}: from its death until it is mended. */
final class DeadSource {

    static final String SOURCE_DIED = "sourceDied"; // message that starts it
    static final String SOURCE_MENDED = "sourceMended"; // message: the source can be read again

    static final String SUPPLIER = "supplier"; // string: the supplier's id
    static final String SUPPLIER_NAME = "supplierName"; // string
    static final String SOURCE = "source"; // string: the source that died
    static final String PROBLEM = "problem"; // string
    static final String REASON = "reason"; // string: what a person has done about it
    static final String MEND_SOURCE = "mendSource";
    static final String MENDED_BY = "mendSourceBy"; // string: who did the task

    private DeadSource() {}
}
