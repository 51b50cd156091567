/**
 * Files that are either whole or not there, and what is wrong with those that fail.
 *
 * <p>Depends on the JDK alone.
 */
package io.vgglab.file;
