package dev.stopgap.contact;

/** The way by which mails leave: a mail server, or a folder. */
interface MailTransport {

    /**
     * Brings {@code mail} on its way.
     *
     * @throws AddressRefused if it will never be taken for this address
     * @throws NotSent if it has certainly not left, and may the next time. After any other exception nobody knows
     */
    void send(Mail mail);
}
