package crm.metadata;

/** One typed index column of a record row, for example {@code t3}. */
public record Slot(SlotKind kind, int number) {

    public Slot {
        if (number < 1 || number > kind.count()) {
            throw new IllegalArgumentException("There is no slot " + kind.letter() + number);
        }
    }

    /** @param column for example {@code t3} */
    public static Slot parse(String column) {
        for (SlotKind kind : SlotKind.values()) {
            if (column.charAt(0) == kind.letter()) {
                return new Slot(kind, Integer.parseInt(column.substring(1)));
            }
        }
        throw new IllegalArgumentException("There is no slot " + column);
    }

    public String column() {
        return kind.letter() + Integer.toString(number);
    }
}
