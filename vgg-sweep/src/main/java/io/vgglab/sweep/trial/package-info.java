/**
 * What is known of one trial: its parameters, state, values, reports and attributes.
 *
 * <pre>
 * WAITING --claimed--> RUNNING --reports--> COMPLETE | PRUNED | FAIL
 * </pre>
 *
 * <p>Depends on {@code sweep.space}, Jackson and the JDK. Records here are values: a change is a
 * new record.
 */
package io.vgglab.sweep.trial;
