package dev.stopgap.contact;

import dev.stopgap.platform.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages {@code /outbox}: what would have been mailed, and what has not arrived. Mails are shown as text only. */
@Controller
@PreAuthorize("hasAuthority('camunda-admin')")
class OutboxPage {

    private static final int PAGE = 50;

    private final Outbox outbox;
    private final JdbcClient db;
    private final boolean server;

    OutboxPage(Outbox outbox, JdbcClient db, ObjectProvider<JavaMailSender> server) {
        this.outbox = outbox;
        this.db = db;
        this.server = server.getIfAvailable() != null;
    }

    @GetMapping("/outbox")
    String list(@RequestParam(required = false) @Nullable String before, Model page, Locale locale) {
        List<String> names = outbox.names(before, PAGE);
        page.addAttribute("server", server);
        page.addAttribute("paged", before != null);
        page.addAttribute("older", names.size() == PAGE ? names.get(PAGE - 1) : "");
        page.addAttribute("attention", attention());
        page.addAttribute(
                "mails",
                names.stream()
                        .flatMap(name -> outbox.read(name).stream())
                        .map(mail -> Map.of(
                                "name", mail.name(),
                                "time", Values.time(mail.date(), locale),
                                "to", mail.to(),
                                "subject", mail.subject()))
                        .toList());
        return "contact/outbox";
    }

    @GetMapping("/outbox/{name}")
    String mail(@PathVariable String name, Model page, Locale locale) {
        var mail = outbox.read(name).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "mail.unknown", name));
        page.addAttribute("time", Values.time(mail.date(), locale));
        page.addAttribute("to", mail.to());
        page.addAttribute("subject", mail.subject());
        page.addAttribute("body", mail.body());
        return "contact/mail";
    }

    // The newest fifty: whoever has more than that to look after mends the mail server first.
    private List<Map<String, String>> attention() {
        return db.sql(
                        """
                select message, name, coalesce(address, '') as address, state, coalesce(problem, '') as problem
                  from delivery
                 where channel <> 'PHONE'
                   and state in ('SENDING', 'FAILED')
                 order by id desc
                 limit 50
                """)
                .query((row, number) -> Map.of(
                        "message", row.getString("message"),
                        "to", (row.getString("name") + " " + row.getString("address")).strip(),
                        "state", row.getString("state"),
                        "problem", row.getString("problem")))
                .list();
    }
}
