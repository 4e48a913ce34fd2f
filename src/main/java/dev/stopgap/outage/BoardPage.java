package dev.stopgap.outage;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The status board: can I order, will mine come, whom do I ask; and what has become of one order. */
@Controller
class BoardPage {

    private final Boards boards;
    private final OrderLines orders;

    BoardPage(Boards boards, OrderLines orders) {
        this.boards = boards;
        this.orders = orders;
    }

    @GetMapping("/")
    String board(@RequestParam(required = false) @Nullable String supplier, Locale language, Model model) {
        model.addAttribute("board", boards.board(supplier, language).orElse(null));
        return "outage/board";
    }

    // The form's: people then have a link that they can pass on.
    @GetMapping("/orders")
    String search(@RequestParam(defaultValue = "") String no) {
        String number = no.strip();
        return "redirect:"
                + (number.isEmpty()
                        ? "/"
                        : UriComponentsBuilder.fromPath("/orders/{no}")
                                .encode()
                                .buildAndExpand(number)
                                .toUriString());
    }

    @GetMapping("/orders/{no}")
    String order(@PathVariable String no, Locale language, Model model) {
        model.addAttribute("no", no);
        model.addAttribute("lines", orders.of(no, language));
        return "outage/order";
    }
}
