package crm.metadata.pack;

/** A pack at one of its versions, as a layer names it. */
public record PackVersion(String name, int version) {

    /** What Kinship itself needs: every tenant has it, in the version that Kinship has, and no layer names it. */
    public static final String CORE = "core";

    @Override
    public String toString() {
        return name + " " + version;
    }
}
