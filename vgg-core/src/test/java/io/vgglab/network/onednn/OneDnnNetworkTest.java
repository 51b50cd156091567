package io.vgglab.network.onednn;

import io.vgglab.network.NetworkContract;
import io.vgglab.network.NetworkFactory;

class OneDnnNetworkTest extends NetworkContract {

  @Override
  protected NetworkFactory factory() {
    return new OneDnnNetworkFactory();
  }
}
