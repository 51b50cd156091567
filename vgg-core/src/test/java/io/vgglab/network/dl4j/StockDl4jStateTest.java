package io.vgglab.network.dl4j;

import io.vgglab.network.NetworkFactory;
import io.vgglab.network.StateContract;

class StockDl4jStateTest extends StateContract {

  @Override
  protected NetworkFactory factory() {
    return new StockDl4jNetworkFactory();
  }
}
