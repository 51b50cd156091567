/** Tests that open the pages in the system's Chromium; they run with the tag {@code browser}. */
package io.vgglab.report.browser;
