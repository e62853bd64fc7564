package crm.file;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a photo was held, as its camera says (Exif 2.32, tag 274): 1 is upright, 2 to 4 are mirrored or upside down, 5 to 8 lie on a
 * side. Browsers turn it as well.
 */
record Orientation(int code) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int APP1 = 0xe1;
    private static final int SCAN = 0xda;
    private static final int TAG = 274;
    private static final int ENTRY = 12;

    /** @param head the beginning of a JPEG; what cannot be read in it is upright */
    static Orientation of(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        int at = 2;
        while (at + 4 <= head.length && (head[at] & 0xff) == 0xff) {
            int marker = head[at + 1] & 0xff;
            int length = bytes.getShort(at + 2) & 0xffff;
            int tiff = at + 4 + EXIF.length;
            if (marker == APP1 && tiff <= head.length && Arrays.equals(head, at + 4, tiff, EXIF, 0, EXIF.length)) {
                return of(bytes, tiff);
            }
            if (marker == SCAN) {
                break;
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static Orientation of(ByteBuffer head, int tiff) {
        try {
            ByteBuffer bytes = head.slice(tiff, head.capacity() - tiff)
                    .order(head.get(tiff) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = bytes.getInt(4);
            int entries = bytes.getShort(directory) & 0xffff;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY;
                if ((bytes.getShort(entry) & 0xffff) == TAG) {
                    int code = bytes.getShort(entry + 8);
                    return code >= 1 && code <= 8 ? new Orientation(code) : UPRIGHT;
                }
            }
        } catch (IndexOutOfBoundsException e) {
            // cut off or nonsense
        }
        return UPRIGHT;
    }

    private boolean liesOnItsSide() {
        return code >= 5;
    }

    Dimension turned(Dimension size) {
        return liesOnItsSide() ? new Dimension(size.height, size.width) : size;
    }

    BufferedImage turned(BufferedImage sample) {
        if (code == 1) {
            return sample;
        }
        int width = sample.getWidth();
        int height = sample.getHeight();
        Dimension size = turned(new Dimension(width, height));
        BufferedImage turned = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = turned.createGraphics();
        canvas.drawImage(sample, transform(width, height), null);
        canvas.dispose();
        return turned;
    }

    private AffineTransform transform(int width, int height) {
        return switch (code) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
