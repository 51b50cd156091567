package io.vgglab.data.source;

import io.vgglab.data.DataException;
import io.vgglab.data.ImageSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that come inside vgg-core, as resources beside the package {@code data}.
 *
 * @param folder name of the resource folder
 */
record ResourceFiles(String folder) implements DataFiles {
  @Override
  public Map<String, byte[]> read(Collection<String> names) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (String name : names) {
      try (InputStream in = ImageSource.class.getResourceAsStream(folder + '/' + name)) {
        if (in != null) {
          contents.put(name, in.readAllBytes());
        }
      } catch (IOException e) {
        throw new DataException(place(name), "must be readable, but was damaged", e);
      }
    }
    return contents;
  }

  @Override
  public String place(String name) {
    return "embedded " + folder + '/' + name;
  }
}
