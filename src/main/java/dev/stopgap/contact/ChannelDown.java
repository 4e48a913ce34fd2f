package dev.stopgap.contact;

/** A message has reached nobody over a channel, and will not. */
class ChannelDown extends Exception {

    private static final long serialVersionUID = 1L;

    ChannelDown(String why) {
        super(why);
    }
}
