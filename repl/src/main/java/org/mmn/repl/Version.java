package org.mmn.repl;

import java.util.Optional;

/** Which mmn this is. */
final class Version {
  static final String TEXT =
      Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
          .orElse("(not packaged)");

  static final String REPORT_TO = "the issue tracker of the repository that mmn came from";

  private Version() {}
}
