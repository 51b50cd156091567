/**
 * Fetches published data sets: over HTTP, resumed where the connection broke, checked, renamed.
 *
 * <pre>
 * address --GET, Range--> target.part --MD5--> target
 * </pre>
 *
 * <p>Depends on {@code data} and {@code data.source}.
 */
package io.vgglab.data.fetch;
