package org.mmn.junit;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A test that fails because there is nothing that could be tested; its message says why. */
final class FailedDescriptor extends AbstractTestDescriptor implements Node<Running> {
  private final String message;

  FailedDescriptor(UniqueId parent, String name, TestSource source, String message) {
    super(parent.append("failed", name), name, source);
    this.message = message;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public Running execute(Running run, DynamicTestExecutor none) {
    throw new Mismatch(message);
  }
}
