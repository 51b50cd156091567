/** Sample reports for the tests of every package. */
package io.vgglab.report;
