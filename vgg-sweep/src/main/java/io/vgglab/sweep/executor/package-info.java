/**
 * Where trials run: values in, events out, nothing of the study inside.
 *
 * <pre>
 * Study --TrialRequest--> TrialExecutor --JSON lines, own loopback socket, token--> Worker --> Trainer
 *       <--TrialListener--             <-- progress, epoch?, end                --
 * </pre>
 *
 * <p>A worker is a process started from an engine's bundle; it serves many trials, ends within
 * seconds when its connection is lost, and a crash in it ends one attempt of one trial. Depends on
 * vgg-core and Jackson.
 */
package io.vgglab.sweep.executor;
