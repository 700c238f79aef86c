package org.mmn.stdlib;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mmn.workspace.OracleTree;

/** However a scenario is searched, it comes to the same. */
class ConformanceOracleTest {

  @TestFactory
  Stream<DynamicTest> everySearchComesToTheSame() throws IOException {
    return new OracleTree(Path.of("src/test/resources/conformance")).tests();
  }
}
