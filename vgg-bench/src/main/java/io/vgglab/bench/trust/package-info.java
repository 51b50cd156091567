/**
 * How far figures can be trusted: spread, load, steadiness.
 *
 * <p>Pure functions of samples. Depends on vgg-reports' records and Commons Math.
 */
package io.vgglab.bench.trust;
