package dev.stopgap.contact;

import dev.stopgap.platform.Problem;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** By which channels I want to hear, over REST. */
@RestController
@RequestMapping("/api/channels")
class ChannelsApi {

    private final PersonChannels channels;

    ChannelsApi(PersonChannels channels) {
        this.channels = channels;
    }

    /**
     * What is wanted.
     *
     * @param order {@code MAIL}, and {@code CHAT} before or after it
     * @param chat the webhook of one's own room; null: as before, or else the house's
     */
    record Wanted(@Nullable List<String> order, @Nullable String chat) {}

    @GetMapping
    PersonChannels.Wish mine(Principal me) {
        return channels.of(me.getName());
    }

    @PutMapping
    @PreAuthorize(PersonChannels.THOSE_WRITTEN_TO)
    PersonChannels.Wish choose(@RequestBody Wanted wanted, Principal me, Locale locale) {
        return channels.choose(me.getName(), order(wanted.order()), wanted.chat(), locale);
    }

    @DeleteMapping
    @PreAuthorize(PersonChannels.THOSE_WRITTEN_TO)
    PersonChannels.Wish forget(Principal me) {
        channels.forget(me.getName());
        return channels.of(me.getName());
    }

    private static List<Channel> order(@Nullable List<String> names) {
        var order = new ArrayList<Channel>();
        for (String name : names == null ? List.<String>of() : names) {
            try {
                order.add(Channel.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw new Problem(HttpStatus.BAD_REQUEST, "chat.order");
            }
        }
        return order;
    }
}
