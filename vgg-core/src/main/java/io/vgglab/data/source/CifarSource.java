package io.vgglab.data.source;

import io.vgglab.data.DataException;
import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.data.TestSet;
import io.vgglab.model.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * CIFAR-10 or CIFAR-100 in the binary version, from a folder or an archive; 32x32x3.
 *
 * <p>All files of the format must be there. A file may hold fewer records than the published one,
 * but whole ones.
 */
final class CifarSource implements ImageSource {
  private final CifarFormat format;
  private final DataFiles files;

  CifarSource(CifarFormat format, DataFiles files) {
    this.format = format;
    this.files = files;
  }

  @Override
  public String name() {
    return format.key();
  }

  @Override
  public ImageSet training() {
    return read(format.trainingFiles());
  }

  @Override
  public TestSet test() {
    return new TestSet(name(), () -> read(List.of(format.testFile())));
  }

  private ImageSet read(List<String> names) {
    List<String> wanted = new ArrayList<>(names);
    wanted.add(format.namesFile());
    Map<String, byte[]> contents = files.read(wanted);
    int count = 0;
    for (String name : names) {
      count += records(name, contents.get(name));
    }
    byte[] pixels = new byte[Math.multiplyExact(count, CifarFormat.PIXELS)];
    int[] labels = new int[count];
    int next = 0;
    for (String name : names) {
      byte[] content = contents.remove(name);
      for (int i = 0; i < content.length / format.recordBytes(); i++) {
        int start = i * format.recordBytes() + format.labelRanges().size();
        labels[next] = label(name, content, i);
        System.arraycopy(content, start, pixels, next * CifarFormat.PIXELS, CifarFormat.PIXELS);
        next++;
      }
    }
    TensorShape shape = TensorShape.square(CifarFormat.CHANNELS, CifarFormat.SIDE);
    return new ImageSet(shape, classNames(contents), pixels, labels);
  }

  private int records(String name, byte[] content) {
    if (content == null) {
      throw new DataException(
          files.place(name),
          "file must exist, but was not found; %s in the binary version consists of %s"
              .formatted(format.key(), String.join(", ", format.dataFiles())));
    }
    int record = format.recordBytes();
    if (content.length == 0 || content.length % record != 0) {
      throw new DataException(
          files.place(name),
          "size must be a multiple of %s bytes (one image), but was %s; the file is cut short or not %s"
              .formatted(record, content.length, format.key()));
    }
    return content.length / record;
  }

  private int label(String name, byte[] content, int record) {
    int label = 0;
    for (int i = 0; i < format.labelRanges().size(); i++) {
      label = content[record * format.recordBytes() + i] & 0xff;
      int highest = format.labelRanges().get(i) - 1;
      if (label > highest) {
        throw new DataException(
            files.place(name),
            "label must be between 0 and %s, but was %s in record %s (from 0); the file is damaged or not %s"
                .formatted(highest, label, record, format.key()));
      }
    }
    return label;
  }

  private List<String> classNames(Map<String, byte[]> contents) {
    byte[] text = contents.get(format.namesFile());
    return text == null
        ? format.defaultNames()
        : ClassNames.parse(files.place(format.namesFile()), text, format.classes());
  }
}
