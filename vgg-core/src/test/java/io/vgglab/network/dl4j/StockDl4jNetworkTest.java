package io.vgglab.network.dl4j;

import io.vgglab.network.NetworkContract;
import io.vgglab.network.NetworkFactory;

class StockDl4jNetworkTest extends NetworkContract {

  @Override
  protected NetworkFactory factory() {
    return new StockDl4jNetworkFactory();
  }
}
