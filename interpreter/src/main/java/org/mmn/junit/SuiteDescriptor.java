package org.mmn.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** A class with {@link MmnSuite}. */
final class SuiteDescriptor extends AbstractTestDescriptor {
  static final String SEGMENT = "class";

  private final ClassSource source;

  SuiteDescriptor(UniqueId parent, Class<?> type) {
    super(parent.append(SEGMENT, type.getName()), type.getSimpleName(), ClassSource.from(type));
    this.source = ClassSource.from(type);
  }

  /** Adds a test that fails. */
  void fail(String name, String message) {
    addChild(new FailedDescriptor(getUniqueId(), name, source, message));
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
