package dev.stopgap.platform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one login page, of ours and of the engine's web applications; with single sign-on it leads to the provider. */
@Controller
public class LoginPage {

    /** A way to log in at a provider. */
    public record SignOn(String path, String name) {}

    private final ObjectProvider<ClientRegistrationRepository> signOn;

    LoginPage(ObjectProvider<ClientRegistrationRepository> signOn) {
        this.signOn = signOn;
    }

    @GetMapping("/login")
    String login(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable Integer wait,
            @RequestParam(required = false) @Nullable String logout,
            @RequestParam(required = false) @Nullable String expired,
            Model model) {
        model.addAttribute("failed", error != null);
        model.addAttribute("wait", wait == null ? 0 : wait);
        model.addAttribute("loggedOut", logout != null);
        model.addAttribute("expired", expired != null);
        model.addAttribute("providers", providers());
        return "login";
    }

    private List<SignOn> providers() {
        var found = new ArrayList<SignOn>();
        if (signOn.getIfAvailable() instanceof Iterable<?> registrations) {
            for (Object each : registrations) {
                if (each instanceof ClientRegistration registration) {
                    found.add(new SignOn(
                            "/oauth2/authorization/" + registration.getRegistrationId(), registration.getClientName()));
                }
            }
        }
        return found;
    }
}
