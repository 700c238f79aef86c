package org.mmn.junit;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/** Runs classes with {@link MmnSuite} on the JUnit Platform, which finds it by its service file. */
public final class MmnTestEngine extends HierarchicalTestEngine<Running> {
  static final String ID = "mmn";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
    EngineDescriptor root = new EngineDescriptor(uniqueId, ID);
    Selected selected = new Selected();
    EngineDiscoveryRequestResolver.<EngineDescriptor>builder()
        .addClassContainerSelectorResolver(Selected::isSuite)
        .addSelectorResolver(selected)
        .build()
        .resolve(request, root);
    selected.populate();
    return root;
  }

  @Override
  protected Running createExecutionContext(ExecutionRequest request) {
    return new Running(request.getEngineExecutionListener());
  }
}
