/**
 * The command line {@code vgg}: summary, train, sweep, report, compare, data, devices, export.
 *
 * <p>The only package that prints. Errors are one line with the cure; exit codes are 0 for success,
 * 1 for failure, 2 for bad usage, and 128 plus the signal for an interrupted run. Loads no engine:
 * training happens in worker processes. Depends on everything else here, in vgg-core and reports.
 */
package io.vgglab.cli;
