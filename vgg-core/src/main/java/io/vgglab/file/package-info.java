/**
 * Files that are either whole or not there.
 *
 * <p>Depends on the JDK alone.
 */
package io.vgglab.file;
