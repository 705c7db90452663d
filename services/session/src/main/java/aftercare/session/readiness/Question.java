package aftercare.session.readiness;

/**
 * What is asked at check-in, in its order: PRE-01 to PRE-09 of the own-worded instruments, version 1.0-draft (a
 * <b>proposal</b>), and two things that staff add: P10 and P08 of the checklist. The text form of a constant is its id.
 */
public enum Question {
    PREGNANCY("PRE-01", "Could you be pregnant, or are you pregnant, breastfeeding or trying for a baby?"),
    CHANGES("PRE-02", "Since your last session, has anything changed? Tick all that fit."),
    PRESSURE_MEDICINE("PRE-03", "Did you take your blood pressure medicine today, as prescribed?"),
    SEDATIVE("PRE-04-sedative", "When did you last take a pill for sleep or to calm you?"),
    SEDATIVE_KIND("PRE-04-kind", "What kind of pill was it?"),
    OPIOID("PRE-04-opioid", "When did you last take a strong pain medicine?"),
    STIMULANT("PRE-04-stimulant", "When did you last take a stimulant?"),
    ALCOHOL("PRE-05-alcohol", "When did you last drink alcohol?"),
    HANGOVER("PRE-05-hangover", "Do you have a hangover now?"),
    SOLIDS("PRE-06", "When did you last eat solid food?"),
    LIQUIDS("PRE-07", "When did you last drink anything, apart from a sip with medicine?"),
    ADULT("PRE-08", "Who is the adult staying with you, and what is their phone number?"),
    WAY_HOME("PRE-09", "How will you get home?"),
    MAOI(
            "P10",
            "Does the patient take an MAO inhibitor (isocarboxazid, phenelzine, tranylcypromine, moclobemide, selegiline,"
                    + " rasagiline or safinamide)?"),
    PRESSURE("P08", "Blood pressure before the dose, in mmHg");

    private final String id;
    private final String text;

    Question(String id, String text) {
        this.id = id;
        this.text = text;
    }

    /** Stable; also the name of the field in forms, REST and facts. */
    public String id() {
        return id;
    }

    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return id;
    }
}
