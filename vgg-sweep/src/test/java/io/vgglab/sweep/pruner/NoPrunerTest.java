package io.vgglab.sweep.pruner;

class NoPrunerTest extends PrunerContract {

  @Override
  Pruner pruner() {
    return new NoPruner();
  }
}
