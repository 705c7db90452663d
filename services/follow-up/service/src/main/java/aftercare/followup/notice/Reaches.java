package aftercare.followup.notice;

/** How each member of staff is reached, as they entered it themselves. */
public interface Reaches {
    /** {@link Reach#MAIL} when nothing was entered. */
    Reach of(String username);

    /** Enters it in place of what was there. */
    void set(String username, Reach reach);
}
