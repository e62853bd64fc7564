package crm.value;

/**
 * A file as a record keeps it. What is in it is kept outside the record, under its digest.
 *
 * @param digest SHA-256 of what is in it, in 64 small hexadecimal digits
 * @param name what people call it
 * @param mediaType what it is, by its bytes: {@code application/pdf}
 * @param size in bytes
 * @param width of a picture in pixels, else 0
 * @param height of a picture in pixels, else 0
 */
public record StoredFile(String digest, String name, String mediaType, long size, int width, int height) {

    /** Characters of a name. */
    public static final int MOST_NAME = 200;

    /** The same file under another name. */
    public StoredFile called(String other) {
        return new StoredFile(digest, other, mediaType, size, width, height);
    }

    /** The same file, a picture of this size. */
    public StoredFile sized(int wide, int high) {
        return new StoredFile(digest, name, mediaType, size, wide, high);
    }

    /** True of a picture that every browser shows and that cannot carry a script. */
    public boolean isPicture() {
        return width > 0;
    }

    @Override
    public String toString() {
        return name;
    }
}
