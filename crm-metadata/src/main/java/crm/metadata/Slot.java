package crm.metadata;

/** One typed index column of a record row, for example {@code t3}. */
public record Slot(SlotKind kind, int number) {

    /** The column of record types, which holds nothing else. Nobody allocates it. */
    public static final Slot RECORD_TYPE = new Slot(SlotKind.TEXT, 0);

    private static final String RECORD_TYPE_COLUMN = "record_type";

    public Slot {
        int first = kind == SlotKind.TEXT ? 0 : 1;
        if (number < first || number > kind.count()) {
            throw new IllegalArgumentException("There is no slot " + kind.letter() + number);
        }
    }

    /** @param column for example {@code t3} */
    public static Slot parse(String column) {
        if (column.equals(RECORD_TYPE_COLUMN)) {
            return RECORD_TYPE;
        }
        for (SlotKind kind : SlotKind.values()) {
            if (column.charAt(0) == kind.letter()) {
                return new Slot(kind, Integer.parseInt(column.substring(1)));
            }
        }
        throw new IllegalArgumentException("There is no slot " + column);
    }

    public String column() {
        return number == 0 ? RECORD_TYPE_COLUMN : kind.letter() + Integer.toString(number);
    }
}
