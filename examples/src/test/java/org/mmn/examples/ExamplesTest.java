package org.mmn.examples;

import org.mmn.junit.MmnSuite;

/** Every example shows what it expects: a test for each scenario and kernel version. */
@MmnSuite({
  "allocation",
  "context",
  "controls",
  "drivers",
  "lifetime",
  "livelock",
  "oom",
  "seed",
  "stale"
})
class ExamplesTest {}
