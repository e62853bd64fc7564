package crm.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A place on earth in decimal degrees (WGS 84), rounded to six decimals: a tenth of a metre.
 *
 * @param latitude north of the equator, -90 to 90
 * @param longitude east of Greenwich, -180 to 180
 */
public record GeoPoint(BigDecimal latitude, BigDecimal longitude) {

    public static final int DECIMALS = 6;

    public GeoPoint {
        latitude = rounded(latitude);
        longitude = rounded(longitude);
    }

    private static BigDecimal rounded(BigDecimal degrees) {
        BigDecimal plain = degrees.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** As maps take it: {@code 51.5, -0.12}. */
    @Override
    public String toString() {
        return latitude.toPlainString() + ", " + longitude.toPlainString();
    }
}
