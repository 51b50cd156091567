/**
 * The boundary to JSON: the only package that knows Jackson.
 *
 * <pre>{@code
 * record  --Json.write-->  {"format": "vgglab.study", "version": 1, "report": {...}}  --Json.read-->  record
 * }</pre>
 *
 * <p>May depend on {@code figure} and Jackson.
 */
package io.vgglab.report.json;
