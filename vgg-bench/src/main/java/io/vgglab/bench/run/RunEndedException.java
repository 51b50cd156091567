package io.vgglab.bench.run;

/** This process is being ended, by Ctrl-C for example, and has ended what it was waiting for. */
public final class RunEndedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RunEndedException(String what) {
    super(what + " was ended, since the run was");
  }
}
