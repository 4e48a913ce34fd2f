package dev.stopgap.orderbook;

import org.springframework.security.core.Authentication;

/** Who may import what: a supplier's files are the buyers' and accountants', our own approvers the administrator's. */
final class ImportRights {

    private ImportRights() {}

    /** Who may import a kind may read what came of its imports. */
    static boolean mayRead(String kind, Authentication user) {
        return Kind.of(kind).filter(known -> mayImport(known, user)).isPresent();
    }

    static boolean mayImport(Kind kind, Authentication user) {
        return user.getAuthorities().stream().anyMatch(role -> {
            String name = String.valueOf(role.getAuthority());
            return kind.ourOwn() ? name.equals("camunda-admin") : name.equals("buyer") || name.equals("accountant");
        });
    }
}
