package crm.file;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/**
 * Looks whether a picture is one, by decoding it into a small one. One picture at a time on a node: a large one takes
 * memory.
 */
final class Pictures {

    /** What would take too much memory to look at, though its file is small, is no picture. */
    private static final long MOST_PIXELS = 64_000_000;

    /** Pixels of a small one's longer side, at least, before it is scaled to them. */
    private static final int SMALL = SmallPicture.MOST * 2;

    private Pictures() {}

    /**
     * What a picture looks like.
     *
     * @param size width and height, as people see it
     * @param small a small one, as PNG or JPEG, unless the JDK cannot make one
     */
    record Look(Dimension size, Optional<byte[]> small) {}

    /** Empty for what is no PNG, JPEG, GIF or WebP that can be shown. Of a WebP only the head is looked at. */
    static synchronized Optional<Look> look(Path file, byte[] head, String mediaType) {
        return switch (mediaType) {
            case "image/png", "image/gif" -> decoded(file, mediaType, Orientation.UPRIGHT);
            case "image/jpeg" -> decoded(file, mediaType, Orientation.of(head));
            case "image/webp" -> webP(head).filter(Pictures::isSane).map(size -> new Look(size, Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static boolean isSane(Dimension size) {
        return size.width > 0 && size.height > 0 && (long) size.width * size.height <= MOST_PIXELS;
    }

    private static Optional<Look> decoded(Path file, String mediaType, Orientation orientation) {
        ImageReader reader = ImageIO.getImageReadersByMIMEType(mediaType).next();
        try (FileImageInputStream stream = new FileImageInputStream(file.toFile())) {
            reader.setInput(stream, true, true);
            Dimension size = new Dimension(reader.getWidth(0), reader.getHeight(0));
            if (!isSane(size)) {
                return Optional.empty();
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(size.width, size.height) / SMALL);
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage sample = reader.read(0, param);
            return Optional.of(
                    new Look(orientation.turned(size), Optional.of(SmallPicture.of(orientation.turned(sample)))));
        } catch (IOException | RuntimeException e) {
            // broken, or none: readers throw what they like
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    /** As the container says it (RFC 9649): the JDK cannot decode it. */
    private static Optional<Dimension> webP(byte[] head) {
        if (head.length < 30) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        return switch (new String(head, 12, 4, StandardCharsets.US_ASCII)) {
            case "VP8 " -> Optional.of(new Dimension(bytes.getShort(26) & 0x3fff, bytes.getShort(28) & 0x3fff));
            case "VP8L" -> {
                int both = bytes.getInt(21);
                yield Optional.of(new Dimension((both & 0x3fff) + 1, (both >> 14 & 0x3fff) + 1));
            }
            case "VP8X" -> Optional.of(new Dimension((bytes.getInt(24) & 0xffffff) + 1, (bytes.getInt(26) >>> 8) + 1));
            default -> Optional.empty();
        };
    }
}
