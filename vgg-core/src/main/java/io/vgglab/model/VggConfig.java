package io.vgglab.model;

import java.util.Arrays;
import java.util.List;

/**
 * The configurations of table 1 of the paper, one row each.
 *
 * <p>A row lists the convolutions of the five blocks by output channels: {@code 64} is a 3x3
 * convolution, {@code 1x256} a 1x1 convolution, {@code lrn} local response normalisation. Every
 * block ends in 2x2 max pooling.
 */
public enum VggConfig {
  /** 11 weight layers. */
  A("64 | 128 | 256 256 | 512 512 | 512 512"),
  /** 11 weight layers, with local response normalisation after the first. */
  A_LRN("64 lrn | 128 | 256 256 | 512 512 | 512 512"),
  /** 13 weight layers. */
  B("64 64 | 128 128 | 256 256 | 512 512 | 512 512"),
  /** 16 weight layers, three of them 1x1 convolutions. */
  C("64 64 | 128 128 | 256 256 1x256 | 512 512 1x512 | 512 512 1x512"),
  /** 16 weight layers: VGG16. */
  D("64 64 | 128 128 | 256 256 256 | 512 512 512 | 512 512 512"),
  /** 19 weight layers: VGG19. */
  E("64 64 | 128 128 | 256 256 256 256 | 512 512 512 512 | 512 512 512 512");

  private final List<List<Unit>> blocks;

  VggConfig(String row) {
    this.blocks =
        Arrays.stream(row.split("\\|"))
            .map(block -> Arrays.stream(block.strip().split(" ")).map(Unit::parse).toList())
            .toList();
  }

  /** The five blocks, each a list of units in order; pooling after each is implied. */
  public List<List<Unit>> blocks() {
    return blocks;
  }

  /** Convolutions and the paper's three dense layers together: 11 for A to 19 for E. */
  public int weightLayers() {
    return 3 + (int) blocks.stream().flatMap(List::stream).filter(unit -> !unit.isLrn()).count();
  }

  /**
   * One entry of a block: a convolution or a local response normalisation.
   *
   * @param kernel side of the square kernel, 1 or 3; 0 for local response normalisation
   * @param channels output channels before the width multiplier; 0 for local response normalisation
   */
  public record Unit(int kernel, int channels) {

    static Unit parse(String token) {
      if (token.equals("lrn")) {
        return new Unit(0, 0);
      }
      return token.startsWith("1x")
          ? new Unit(1, Integer.parseInt(token.substring(2)))
          : new Unit(3, Integer.parseInt(token));
    }

    /** Whether this unit normalises instead of convolving. */
    public boolean isLrn() {
      return kernel == 0;
    }
  }
}
