package io.vgglab.network.dl4j;

import io.vgglab.model.Layer;
import io.vgglab.network.DropoutMask;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The dropout of every engine as DL4J's own layer takes it; DL4J's draws from its generator. */
final class StockDropout implements IDropout {

  private static final long serialVersionUID = 1L;

  private final transient DropoutMask mask;
  private final transient Execution execution;
  private transient float[] factors = {};

  StockDropout(Layer.Dropout layer, Execution execution) {
    this.mask = new DropoutMask(execution.seed(), layer);
    this.execution = execution;
  }

  @Override
  public INDArray applyDropout(
      INDArray x, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    factors = new float[Math.toIntExact(x.length())];
    mask.fill(execution.step(), factors);
    return multiply(x, result);
  }

  @Override
  public INDArray backprop(INDArray gradient, INDArray result, int iteration, int epoch) {
    return multiply(gradient, result);
  }

  private INDArray multiply(INDArray x, INDArray result) {
    INDArray array = Nd4j.createFromArray(factors).reshape('c', x.shape());
    return result.assign(x).muli(array);
  }

  @Override
  public void clear() {
    factors = new float[0];
  }

  @Override
  public IDropout clone() {
    return this;
  }
}
