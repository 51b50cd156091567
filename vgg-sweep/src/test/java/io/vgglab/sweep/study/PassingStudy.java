package io.vgglab.sweep.study;

import io.vgglab.sweep.store.StoreException;
import io.vgglab.sweep.store.StoredStudy;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A stored study before which something is done, by the name of the method called. */
final class PassingStudy {

  private PassingStudy() {}

  static StoredStudy on(StoredStudy stored, Consumer<String> before) {
    return (StoredStudy)
        Proxy.newProxyInstance(
            StoredStudy.class.getClassLoader(),
            new Class<?>[] {StoredStudy.class},
            (proxy, method, arguments) -> {
              before.accept(method.getName());
              try {
                return method.invoke(stored, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** As if another program ran every trial that runs. */
  static StoredStudy withoutOrphans(StoredStudy stored) {
    return (StoredStudy)
        Proxy.newProxyInstance(
            StoredStudy.class.getClassLoader(),
            new Class<?>[] {StoredStudy.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("orphans")
                    ? List.of()
                    : method.invoke(stored, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** A full disk ends it after some reports. */
  static StoredStudy untilReport(StoredStudy stored, int reports) {
    AtomicInteger left = new AtomicInteger(reports);
    return on(
        stored,
        name -> {
          if (name.equals("report") && left.getAndDecrement() <= 0) {
            throw new StoreException("disk is full");
          }
        });
  }
}
