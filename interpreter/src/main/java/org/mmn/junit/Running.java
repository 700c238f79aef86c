package org.mmn.junit;

import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/**
 * A run of the engine.
 *
 * @param listener is told of hints
 */
record Running(EngineExecutionListener listener) implements EngineExecutionContext {}
