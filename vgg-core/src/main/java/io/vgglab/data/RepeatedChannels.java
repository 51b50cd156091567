package io.vgglab.data;

/** A source whose grey images are repeated to several channels. */
record RepeatedChannels(ImageSource source, int channels) implements ImageSource {
  @Override
  public String name() {
    return source.name();
  }

  @Override
  public ImageSet training() {
    return source.training().withChannels(channels);
  }

  @Override
  public TestSet test() {
    return new TestSet(source.name(), () -> source.test().open().withChannels(channels));
  }
}
