/**
 * Where studies are kept: databases in Optuna's relational schema (SQLite, PostgreSQL), or memory.
 *
 * <pre>
 * StudyStores.open(place) -> StudyStore -> StoredStudy
 *                                            trials()                              -> TrialRecord
 *                                            claim(TrialClaim)                     -> TrialLease
 *                                            report, put...Attributes, finish      (under the lease)
 *                                            reclaim(lost lease, new owner, Loss)  -> next TrialLease
 * </pre>
 *
 * <p>Real Optuna and its dashboard open these databases; what they do not know (settings of the
 * study, runs, attempts of trials) lies in tables of our own, {@code vgglab_*}, which they ignore.
 *
 * <p>Depends on {@code sweep.trial}, {@code sweep.space}, Jackson, Jdbi, HikariCP and the JDBC
 * drivers.
 */
package io.vgglab.sweep.store;
