package io.vgglab.network.dl4j;

import io.vgglab.model.ParameterSpec;
import io.vgglab.network.Tensor;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One named parameter inside a graph: flat views in the canonical order.
 *
 * @param spec name and shape
 * @param value the values themselves
 * @param gradient their gradient, as the last backward pass left it
 * @param slots what the optimizer keeps beside it; empty where it does not update
 */
record Weight(ParameterSpec spec, INDArray value, INDArray gradient, Map<String, INDArray> slots) {

  Weight {
    slots = Map.copyOf(slots);
  }

  /** A flat view of the memory that an array with its values in canonical order lies in. */
  static INDArray flat(INDArray array) {
    return Nd4j.create(
        array.data(), new long[] {array.length()}, new long[] {1}, array.offset(), 'c');
  }

  static void write(Tensor tensor, INDArray target) {
    try (INDArray values = Nd4j.createFromArray(tensor.values())) {
      target.assign(values);
    }
  }

  Tensor read(INDArray flat) {
    return new Tensor(spec.shape(), flat.toFloatVector());
  }
}
