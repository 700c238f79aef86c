package org.mmn.run;

import java.util.Optional;

/**
 * Where a run is not what its token says.
 *
 * @param segment of the token, as it was written
 * @param how in words
 * @param at where its thread was then; empty where there is no such thread
 */
public record Divergence(String segment, String how, Optional<Trace.ThreadEnd> at) {}
