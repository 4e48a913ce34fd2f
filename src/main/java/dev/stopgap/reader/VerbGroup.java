package dev.stopgap.reader;

/**
 * What stands before an English predicate in its clause and says whether it is so, planned, feared or denied.
 *
 * @param denied "are not", "have yet to"
 * @param never "has never": what is bad was not
 * @param feared "might", "whether"
 * @param unsure "may not"
 * @param planned "will", "expects to"
 * @param aimed "are working to": it is not so yet
 */
record VerbGroup(boolean denied, boolean never, boolean feared, boolean unsure, boolean planned, boolean aimed) {

    private static final int LONGEST_LEAD = 90;

    static VerbGroup of(Segment segment, Token predicate, boolean reported, Lexicon lexicon) {
        String lead =
                segment.text().text(Math.max(segment.start(), predicate.start() - LONGEST_LEAD), predicate.start());
        String rest = segment.after(predicate, 24);
        boolean denied = lexicon.matches("denied", lead) || isVerb(predicate) && lexicon.matches("deniedAfter", rest);
        boolean able = reported && lexicon.matches("couldAgain", lead);
        return new VerbGroup(
                denied,
                lexicon.matches("never", lead),
                !denied && !able && lexicon.matches("feared", lead),
                lexicon.matches("mayNot", lead),
                lexicon.matches("planned", lead) || isVerb(predicate) && lexicon.matches("infinitive", lead),
                lexicon.matches("aims", lead));
    }

    private static boolean isVerb(Token predicate) {
        return predicate.is(Term.Kind.RESUME) || predicate.is(Term.Kind.RUN);
    }
}
