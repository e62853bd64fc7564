package crm.file;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** What a page shows of a picture: some kilobytes of it. */
final class SmallPicture {

    /** Pixels of its longer side. */
    static final int MOST = 336;

    private SmallPicture() {}

    /** As JPEG, or as PNG where something shines through. */
    static byte[] of(BufferedImage sample) throws IOException {
        boolean clear = sample.getColorModel().hasAlpha();
        BufferedImage small = scaled(sample, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(small, clear ? "png" : "jpeg", bytes)) {
            throw new IOException("Nothing writes " + small);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage scaled(BufferedImage sample, int type) {
        double scale = Math.min(1, (double) MOST / Math.max(sample.getWidth(), sample.getHeight()));
        int width = Math.max(1, (int) Math.round(sample.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(sample.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, type);
        Graphics2D canvas = small.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(sample, 0, 0, width, height, null);
        canvas.dispose();
        return small;
    }
}
