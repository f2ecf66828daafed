package org.jarida.runner.demo.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PictureRendererTests {

    private final PictureRenderer renderer = new PictureRenderer();

    @ParameterizedTest
    @MethodSource("org.jarida.runner.demo.picture.Scenes#names")
    void everySceneFillsTheFrameWithManyColours(String scene) throws IOException {
        var spec = new PictureSpec(scene, Mood.DAY, PictureSpec.Format.PNG, 7);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(renderer.render(spec)));

        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(675);
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < 675; y += 5) {
            for (int x = 0; x < 1200; x += 5) {
                colours.add(image.getRGB(x, y));
            }
        }
        // black is what an unpainted frame shows; no scene uses it pure
        assertThat(colours).hasSizeGreaterThan(30).doesNotContain(0xFF000000);
    }

    @ParameterizedTest
    @EnumSource(PictureSpec.Format.class)
    void sameSpecificationGivesSameBytes(PictureSpec.Format format) {
        var spec = new PictureSpec("market", Mood.DUSK, format, 42);

        assertThat(renderer.render(spec)).isEqualTo(new PictureRenderer().render(spec));
    }

    @Test
    void seedMoodAndSceneEachMakeAnotherPicture() {
        var pictures = Set.of(
                hex(new PictureSpec("sea", Mood.DAY, PictureSpec.Format.JPEG, 1)),
                hex(new PictureSpec("sea", Mood.DAY, PictureSpec.Format.JPEG, 2)),
                hex(new PictureSpec("sea", Mood.NIGHT, PictureSpec.Format.JPEG, 1)),
                hex(new PictureSpec("reef", Mood.DAY, PictureSpec.Format.JPEG, 1)));

        assertThat(pictures).hasSize(4);
    }

    @Test
    void unknownSceneIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> new PictureSpec("volcano", Mood.DAY, PictureSpec.Format.JPEG, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("volcano")
                .hasMessageContaining("lighthouse");
    }

    private String hex(PictureSpec spec) {
        return HexFormat.of().formatHex(renderer.render(spec));
    }
}
