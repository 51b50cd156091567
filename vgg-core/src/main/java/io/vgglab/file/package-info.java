/**
 * Files that are either whole or not there, what is wrong with those that fail, and folders that
 * one process writes to alone or several share.
 *
 * <p>Depends on the JDK alone.
 */
package io.vgglab.file;
