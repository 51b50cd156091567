package io.vgglab.sweep.trial;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The parameters of a trial in the order asked: an immutable map in two arrays, since samplers walk
 * over the parameters of all trials for every suggestion.
 */
final class ParameterMap extends AbstractMap<String, TrialParameter> {

  private final String[] names;
  private final TrialParameter[] parameters;

  private ParameterMap(Map<String, TrialParameter> map) {
    names = map.keySet().toArray(String[]::new);
    parameters = map.values().toArray(TrialParameter[]::new);
  }

  static Map<String, TrialParameter> copyOf(Map<String, TrialParameter> map) {
    return map instanceof ParameterMap ? map : new ParameterMap(map);
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public TrialParameter get(Object name) {
    int position = position(name);
    return position < 0 ? null : parameters[position];
  }

  @Override
  public boolean containsKey(Object name) {
    return position(name) >= 0;
  }

  private int position(Object name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super TrialParameter> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], parameters[i]);
    }
  }

  @Override
  public Set<Entry<String, TrialParameter>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Entry<String, TrialParameter>> iterator() {
        return Arrays.asList(names).stream()
            .map(name -> Map.entry(name, parameters[position(name)]))
            .iterator();
      }
    };
  }
}
