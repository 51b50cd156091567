package io.vgglab.network.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** A primitive that oneDNN chose for an operation; compiled when the first call is made of it. */
final class Kernel {

  private final Engine engine;
  private final Scope scope;
  private final dnnl_primitive_desc description;

  private Kernel(Engine engine, Scope scope, dnnl_primitive_desc description) {
    this.engine = engine;
    this.scope = scope;
    this.description = scope.own(description, dnnl::dnnl_primitive_desc_destroy);
  }

  /** Chooses a forward kernel. */
  static Kernel of(Engine engine, Scope scope, Pointer operation, dnnl_primitive_attr attributes) {
    return create(engine, scope, operation, attributes, new dnnl_primitive_desc());
  }

  /** Chooses a forward kernel without attributes. */
  static Kernel of(Engine engine, Scope scope, Pointer operation) {
    return of(engine, scope, operation, new dnnl_primitive_attr());
  }

  /** Chooses the kernel that goes back the way of {@code forward}. */
  static Kernel backward(Engine engine, Scope scope, Pointer operation, Kernel forward) {
    return create(engine, scope, operation, new dnnl_primitive_attr(), forward.description);
  }

  /** Chooses a forward kernel if this processor has one for the operation. */
  static Optional<Kernel> ifAvailable(
      Engine engine, Scope scope, Pointer operation, dnnl_primitive_attr attributes) {
    scope.own(operation);
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    int status = choose(engine, operation, attributes, new dnnl_primitive_desc(), description);
    return status == dnnl.dnnl_success
        ? Optional.of(new Kernel(engine, scope, description))
        : Optional.empty();
  }

  private static Kernel create(
      Engine engine,
      Scope scope,
      Pointer operation,
      dnnl_primitive_attr attributes,
      dnnl_primitive_desc hint) {
    scope.own(operation);
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    Engine.check(
        choose(engine, operation, attributes, hint, description),
        "find a kernel for " + operation.getClass().getSimpleName());
    return new Kernel(engine, scope, description);
  }

  private static int choose(
      Engine engine,
      Pointer operation,
      dnnl_primitive_attr attributes,
      dnnl_primitive_desc hint,
      dnnl_primitive_desc chosen) {
    return dnnl.dnnl_primitive_desc_create(
        chosen, new const_dnnl_op_desc_t(operation), attributes, engine.handle(), hint);
  }

  /** The kernel that copies one layout into another. */
  static Kernel reorder(Engine engine, Scope scope, Layout from, Layout to) {
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    Engine.check(
        dnnl.dnnl_reorder_primitive_desc_create(
            description,
            from.description(),
            engine.handle(),
            to.description(),
            engine.handle(),
            new dnnl_primitive_attr()),
        "reorder " + from);
    return new Kernel(engine, scope, description);
  }

  /** What the kernel chose for a tensor, by query such as {@code dnnl_query_src_md}. */
  Layout layout(int query) {
    return Layout.copyOf(scope, dnnl.dnnl_primitive_desc_query_md(description, query, 0));
  }

  /** Name of the implementation, such as {@code brgconv:avx512_core}. */
  String name() {
    try (PointerPointer<BytePointer> name = new PointerPointer<>(1)) {
      Engine.check(
          dnnl.dnnl_primitive_desc_query(description, dnnl.dnnl_query_impl_info_str, 0, name),
          "name a kernel");
      return name.get(BytePointer.class).getString();
    }
  }

  /** Compiles the primitive and binds it to its tensors. */
  Operation call(Argument... arguments) {
    dnnl_primitive primitive = new dnnl_primitive();
    Engine.check(dnnl.dnnl_primitive_create(primitive, description), "compile a kernel");
    scope.own(primitive, dnnl::dnnl_primitive_destroy);
    dnnl_exec_arg_t bound = scope.own(new dnnl_exec_arg_t(arguments.length));
    for (int i = 0; i < arguments.length; i++) {
      bound.position(i).arg(arguments[i].index()).memory(arguments[i].block().memory());
    }
    bound.position(0);
    int count = arguments.length;
    return () ->
        Engine.check(
            dnnl.dnnl_primitive_execute(primitive, engine.stream(), count, bound), "execute");
  }

  static Argument argument(int index, Block block) {
    return new Argument(index, block);
  }

  /**
   * A tensor in its role.
   *
   * @param index role, such as {@code DNNL_ARG_SRC}
   * @param block the tensor
   */
  record Argument(int index, Block block) {}
}
