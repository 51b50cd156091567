package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresFaultTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "57P03", "53300"})
  void serverThatIsAway_mayComeBack(String state) {
    assertThat(PostgresFault.isPassing(new SQLException("FATAL", state))).isTrue();
  }

  @Test
  void connectionThatThePoolHasClosed_mayBeReplaced() {
    assertThat(PostgresFault.isPassing(new SQLException("Connection is closed"))).isTrue();
  }

  @Test
  void poolWithoutAFreeConnection_mayHaveOneLater() {
    assertThat(
            PostgresFault.isPassing(
                new SQLTransientConnectionException("request timed out after 5000ms")))
        .isTrue();
    assertThat(
            PostgresFault.isPassing(
                new SQLTransientConnectionException("request timed out", "28P01")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"28P01", "3D000", "42501", "53100", "23505"})
  void otherFaults_stay(String state) {
    assertThat(PostgresFault.isPassing(new SQLException("ERROR", state))).isFalse();
  }
}
