package org.mmn.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Makes the scripts of some folders tests of a class, which may be empty:
 *
 * <pre>{@code
 * @MmnSuite("src/test/mmn")
 * class ScenariosTest {}
 * }</pre>
 *
 * <p>Each script is a container, each scenario under each kernel version that it names a test in
 * it, with file and line. A test fails, with the counterexample as its message, when the scenario
 * does not show what it expects or a bound comes first. A script with errors fails, and so does a
 * suite without any test. Every test has its kernel version as a tag, such as {@code v6.1}.
 *
 * <p>Needs this library, {@code mmn-stdlib} and the JUnit Platform on the class path of the tests.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Testable
public @interface MmnSuite {
  /**
   * Folders, with all below them, and scripts: paths from the working directory, or {@code
   * classpath:} and the name of a resource that lies in a folder and not in a jar.
   */
  String[] value();

  /** Only scripts or titles like this: {@code *} is any text, {@code ?} one character. */
  String match() default "*";

  /** Only these kernels: {@code v4.18}, {@code v5.4..}, {@code v5.4..v6.1}; empty for all. */
  String kernel() default "";

  /** Values for constants of the scripts: {@code N=5}. */
  String[] constants() default {};

  /** How many states a search may keep; 0 for the usual number. */
  int maxStates() default 0;

  /** Tags of all tests of the suite. */
  String[] tags() default {};
}
