package io.vgglab.bench.run;

/**
 * An engine on a device that cannot be measured here.
 *
 * @param engine its name
 * @param device as the caller wrote it
 * @param reason why not, and what would help
 */
public record Absent(String engine, String device, String reason) {}
