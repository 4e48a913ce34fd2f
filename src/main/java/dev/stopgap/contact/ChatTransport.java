package dev.stopgap.contact;

/** The way by which posts reach a chat: its webhook, or a folder. */
interface ChatTransport {

    /**
     * Posts {@code post}, once.
     *
     * @throws AddressRefused if nothing will ever be taken at this address
     * @throws NotSent if it has certainly not been posted, and may be the next time. After any other exception nobody knows
     */
    void send(ChatPost post);
}
