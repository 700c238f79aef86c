package org.mmn.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** A script. */
final class FileDescriptor extends AbstractTestDescriptor {
  private static final String SEGMENT = "file";

  FileDescriptor(UniqueId parent, SuiteLoader.Script script) {
    super(parent.append(SEGMENT, script.id()), script.id(), script.source());
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
