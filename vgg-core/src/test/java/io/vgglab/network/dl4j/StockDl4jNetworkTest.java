package io.vgglab.network.dl4j;

import io.vgglab.network.NetworkFactory;
import io.vgglab.network.PlainJavaContract;

/** The reference itself, which would only be compared with itself over whole networks. */
class StockDl4jNetworkTest extends PlainJavaContract {

  @Override
  protected NetworkFactory factory() {
    return new StockDl4jNetworkFactory();
  }
}
