package io.vgglab.network.onednn;

import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.global.dnnl;

/** What a kernel does with its result before it stores it, step by step. */
final class Attributes {

  private final Scope scope;
  private final dnnl_post_ops steps = new dnnl_post_ops();

  Attributes(Scope scope) {
    this.scope = scope;
    Engine.check(dnnl.dnnl_post_ops_create(steps), "prepare post-operations");
    scope.own(steps, dnnl::dnnl_post_ops_destroy);
  }

  /** Adds {@code kept} times the old content of the target. */
  Attributes sum(double kept) {
    Engine.check(dnnl.dnnl_post_ops_append_sum(steps, (float) kept), "append a sum");
    return this;
  }

  /** Applies an element-wise function. */
  Attributes eltwise(int algorithm, double alpha, double beta) {
    Engine.check(
        dnnl.dnnl_post_ops_append_eltwise(steps, 1, algorithm, (float) alpha, (float) beta),
        "append an element-wise function");
    return this;
  }

  dnnl_primitive_attr build() {
    dnnl_primitive_attr attributes = new dnnl_primitive_attr();
    Engine.check(dnnl.dnnl_primitive_attr_create(attributes), "prepare attributes");
    scope.own(attributes, dnnl::dnnl_primitive_attr_destroy);
    Engine.check(dnnl.dnnl_primitive_attr_set_post_ops(attributes, steps), "set post-operations");
    return attributes;
  }
}
