package org.mmn.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** A class with {@link MmnSuite}. */
final class SuiteDescriptor extends AbstractTestDescriptor {
  static final String SEGMENT = "class";

  private final String name;
  private final ClassSource source;

  SuiteDescriptor(UniqueId parent, Class<?> type) {
    super(parent.append(SEGMENT, type.getName()), type.getSimpleName(), ClassSource.from(type));
    this.name = type.getName();
    this.source = ClassSource.from(type);
  }

  /** Adds a test that fails. */
  void fail(String name, String message) {
    addChild(new FailedDescriptor(getUniqueId(), name, source, message));
  }

  /** The whole name of the class, by which reports of JUnit XML group tests. */
  @Override
  public String getLegacyReportingName() {
    return name;
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
