package io.vgglab.network.dl4j;

import io.vgglab.model.Layer;
import io.vgglab.model.ParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Cuts a layer's part of the graph's flat vector into named tensors of the canonical layout. */
final class PlanParameters implements ParamInitializer {

  private final Layer layer;

  PlanParameters(Layer layer) {
    this.layer = layer;
  }

  /** Views of a flat vector by canonical name. */
  Map<String, INDArray> cut(INDArray flat) {
    INDArray row = flat.reshape(flat.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long offset = 0;
    for (ParameterSpec spec : layer.parameters()) {
      long end = offset + spec.elements();
      views.put(
          spec.name(),
          row.get(NDArrayIndex.interval(offset, end))
              .reshape('c', spec.shape().stream().mapToLong(Integer::longValue).toArray()));
      offset = end;
    }
    return views;
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(org.deeplearning4j.nn.conf.layers.Layer conf) {
    return layer.trainableParameters() + layer.otherParameters();
  }

  @Override
  public List<String> paramKeys(org.deeplearning4j.nn.conf.layers.Layer conf) {
    return layer.parameters().stream().map(ParameterSpec::name).toList();
  }

  @Override
  public List<String> weightKeys(org.deeplearning4j.nn.conf.layers.Layer conf) {
    return keys(true);
  }

  @Override
  public List<String> biasKeys(org.deeplearning4j.nn.conf.layers.Layer conf) {
    return keys(false);
  }

  @Override
  public boolean isWeightParam(org.deeplearning4j.nn.conf.layers.Layer conf, String key) {
    return keys(true).contains(key);
  }

  @Override
  public boolean isBiasParam(org.deeplearning4j.nn.conf.layers.Layer conf, String key) {
    return keys(false).contains(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray flat, boolean initializeParams) {
    return cut(flat);
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray flat) {
    return cut(flat);
  }

  private List<String> keys(boolean kernels) {
    return layer.parameters().stream()
        .filter(spec -> spec.decays() == kernels)
        .map(ParameterSpec::name)
        .toList();
  }
}
