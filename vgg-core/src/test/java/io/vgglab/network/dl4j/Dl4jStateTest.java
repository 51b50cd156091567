package io.vgglab.network.dl4j;

import io.vgglab.network.NetworkFactory;
import io.vgglab.network.StateContract;

class Dl4jStateTest extends StateContract {

  @Override
  protected NetworkFactory factory() {
    return new Dl4jNetworkFactory();
  }
}
