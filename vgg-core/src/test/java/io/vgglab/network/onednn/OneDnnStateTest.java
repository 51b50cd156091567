package io.vgglab.network.onednn;

import io.vgglab.network.NetworkFactory;
import io.vgglab.network.StateContract;

class OneDnnStateTest extends StateContract {

  @Override
  protected NetworkFactory factory() {
    return new OneDnnNetworkFactory();
  }
}
