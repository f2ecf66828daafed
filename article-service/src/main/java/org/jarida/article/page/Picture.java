package org.jarida.article.page;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jarida.events.ArticleImage;
import org.jspecify.annotations.Nullable;

/**
 * An image as a page shows it, in the widths that {@code /images/{id}} offers; a picture is never enlarged.
 *
 * @param alt what stands for it where it cannot be seen; empty when its caption says it beside it
 * @param srcset with real widths, or null when there is one size only
 * @param width as fetched, so that the browser keeps its place
 */
public record Picture(
        String imageId,
        String src,
        @Nullable String srcset,
        int width,
        int height,
        String alt,
        @Nullable String caption,
        @Nullable String credit) {

    /** The largest width that is served. */
    static final int LARGE = 1280;

    private static final int[] WIDTHS = {320, 640, LARGE};
    private static final int SMALL = 480;

    static Picture of(ArticleImage image, @Nullable String caption, String alt) {
        String address = "/images/" + image.id();
        return new Picture(
                image.id(),
                address + "?w=640",
                srcset(address, image.width()),
                image.width(),
                image.height(),
                alt,
                caption,
                image.credit());
    }

    /** The width in which an image is served when no more than one is asked for. */
    static int widthAtMost(ArticleImage image, int width) {
        return Math.min(image.width(), width);
    }

    /** The height that goes with it. */
    static int heightAtMost(ArticleImage image, int width) {
        return image.width() <= width
                ? image.height()
                : Math.max(1, (int) Math.round((double) image.height() * width / image.width()));
    }

    private static @Nullable String srcset(String address, int width) {
        if (width <= WIDTHS[0]) {
            return null;
        }
        return IntStream.range(0, WIDTHS.length)
                .filter(i -> i == 0 || WIDTHS[i - 1] < width)
                .mapToObj(i -> address + "?w=" + WIDTHS[i] + " " + Math.min(WIDTHS[i], width) + "w")
                .collect(Collectors.joining(", "));
    }

    /** Whether it would look poor at the column's full width. */
    public boolean isSmall() {
        return width < SMALL;
    }
}
