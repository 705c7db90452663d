package aftercare.followup.cases;

/**
 * A medicine that the patient had.
 *
 * @param name as reported
 * @param dose in words, such as {@code 20 mg daily}; empty when unknown
 * @param indication what it was given for; empty when unknown
 */
public record Medicine(String name, MedicineRole role, String dose, String indication) {
    public Medicine {
        name = name.strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A medicine has a name");
        }
    }

    /** True when it may have caused the event. */
    public boolean suspect() {
        return role == MedicineRole.SUSPECT;
    }

    @Override
    public String toString() {
        return name + " (" + role.code() + (dose.isEmpty() ? "" : ", " + dose)
                + (indication.isEmpty() ? "" : ", for " + indication) + ")";
    }
}
