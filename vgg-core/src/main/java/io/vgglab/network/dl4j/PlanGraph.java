package io.vgglab.network.dl4j;

import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A DL4J graph whose forward and backward pass can be asked for one by one. */
final class PlanGraph extends ComputationGraph {

  private static final long serialVersionUID = 1L;

  PlanGraph(ComputationGraphConfiguration configuration) {
    super(configuration);
  }

  /** Forward pass; layers keep what a backward pass needs. Returns the last output. */
  INDArray forward(INDArray input, boolean training) {
    Map<String, INDArray> outputs = feedForward(new INDArray[] {input}, training, false);
    return outputs.get(outputLayer());
  }

  String outputLayer() {
    return getConfiguration().getNetworkOutputs().get(0);
  }

  /** Backward pass from the gradient of the last layer's output, or from the output layer. */
  void backward(INDArray... gradient) {
    calcBackpropGradients(false, false, gradient);
  }

  /**
   * Runs passes whose arrays outlive them, as a forward pass apart from its backward pass needs:
   * DL4J's workspaces end with each pass.
   */
  void withoutWorkspaces(Runnable passes) {
    WorkspaceMode before = getConfiguration().getTrainingWorkspaceMode();
    getConfiguration().setTrainingWorkspaceMode(WorkspaceMode.NONE);
    try {
      passes.run();
    } finally {
      getConfiguration().setTrainingWorkspaceMode(before);
    }
  }
}
