package dev.stopgap.triage;

/** Who may decide a package at the moment: the people of its task. */
interface PackageTasks {

    /** Whether {@code user} may decide {@code id} now: its task is theirs, or nobody has claimed it and it is offered to them. */
    boolean mayDecide(PackageId id, String user);
}
