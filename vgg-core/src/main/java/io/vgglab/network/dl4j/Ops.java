package io.vgglab.network.dl4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J operations by name, into arrays that exist already. */
final class Ops {

  private Ops() {}

  static void run(String name, List<INDArray> inputs, List<INDArray> outputs, long... integers) {
    run(name, inputs, outputs, new double[0], integers);
  }

  static void run(
      String name,
      List<INDArray> inputs,
      List<INDArray> outputs,
      double[] reals,
      long... integers) {
    DynamicCustomOp op =
        DynamicCustomOp.builder(name)
            .addInputs(inputs.toArray(INDArray[]::new))
            .addOutputs(outputs.toArray(INDArray[]::new))
            .build();
    op.addIArgument(integers);
    op.addTArgument(reals);
    execute(op);
  }

  /** {@code target = a * b}, each perhaps transposed. */
  static void multiply(
      INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray target) {
    run("matmul", List.of(a, b), List.of(target), transposeA ? 1 : 0, transposeB ? 1 : 0, 0);
  }

  private static void execute(CustomOp op) {
    Nd4j.getExecutioner().exec(op);
  }
}
