package io.vgglab.sweep.study;

import io.vgglab.sweep.store.StoreException;
import io.vgglab.sweep.store.StoredStudy;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A stored study before which something is done, by the name of the method called. */
final class PassingStudy {

  private PassingStudy() {}

  static StoredStudy on(StoredStudy stored, Consumer<String> before) {
    return proxy(
        (method, arguments) -> {
          before.accept(method.getName());
          return method.invoke(stored, arguments);
        });
  }

  /** As if another program ran every trial that runs. */
  static StoredStudy withoutOrphans(StoredStudy stored) {
    return proxy(
        (method, arguments) ->
            method.getName().equals("orphans") ? List.of() : method.invoke(stored, arguments));
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

  private static StoredStudy proxy(Call call) {
    return (StoredStudy)
        Proxy.newProxyInstance(
            StoredStudy.class.getClassLoader(),
            new Class<?>[] {StoredStudy.class},
            (proxy, method, arguments) -> {
              try {
                return call.answer(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private interface Call {
    Object answer(Method method, Object[] arguments) throws ReflectiveOperationException;
  }
}
