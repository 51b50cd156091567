package io.vgglab.network.onednn;

/**
 * An operation that knows what it is for.
 *
 * @param layer name of the layer
 * @param pass such as {@code forward}
 * @param operation what runs
 */
record LabelledOperation(String layer, String pass, Operation operation) implements Operation {

  @Override
  public void run() {
    operation.run();
  }
}
