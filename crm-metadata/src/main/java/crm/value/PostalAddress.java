package crm.value;

/**
 * A postal address. Parts that are not known are empty strings.
 *
 * @param street one or more lines, separated by {@code \n}
 * @param country as the tenant writes it
 */
public record PostalAddress(String street, String city, String state, String postalCode, String country) {

    public static final PostalAddress EMPTY = new PostalAddress("", "", "", "", "");

    public boolean isEmpty() {
        return equals(EMPTY);
    }
}
