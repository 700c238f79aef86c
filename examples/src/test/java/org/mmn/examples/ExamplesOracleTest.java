package org.mmn.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mmn.junit.MmnSuite;
import org.mmn.workspace.OracleTree;

/** However a scenario is searched, it comes to the same. */
class ExamplesOracleTest {
  /** What is the same however it is searched hardly depends on the release; time does. */
  private static final int VERSIONS = 2;

  @TestFactory
  Stream<DynamicTest> everySearchComesToTheSame() throws IOException {
    String[] themes = ExamplesTest.class.getAnnotation(MmnSuite.class).value();
    return new OracleTree(Stream.of(themes).map(Path::of).toList(), VERSIONS).tests();
  }
}
