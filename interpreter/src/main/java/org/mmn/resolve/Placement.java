package org.mmn.resolve;

import org.mmn.syntax.Decl;

/** The words for a declaration and for where it belongs, for one that stands elsewhere. */
final class Placement {
  private Placement() {}

  static String phrase(Decl decl) {
    if (decl instanceof Decl.Use) {
      return "'use'";
    } else if (decl instanceof Decl.Kernel) {
      return "'kernel'";
    } else if (decl instanceof Decl.Struct) {
      return "a struct";
    } else if (decl instanceof Decl.Driver) {
      return "a driver";
    } else if (decl instanceof Decl.Callback) {
      return "a callback";
    } else if (decl instanceof Decl.Scenario) {
      return "a scenario";
    } else if (decl instanceof Decl.Function) {
      return "a function";
    } else if (decl instanceof Decl.Const) {
      return "a constant";
    } else if (decl instanceof Decl.Variable) {
      return "a variable";
    }
    return ofScenario(decl);
  }

  private static String ofScenario(Decl decl) {
    if (decl instanceof Decl.Memory) {
      return "'memory'";
    } else if (decl instanceof Decl.Mm) {
      return "an mm";
    } else if (decl instanceof Decl.Instance i) {
      return i.interval() ? "an interval" : "a notifier";
    } else if (decl instanceof Decl.ThreadDecl) {
      return "a thread";
    } else if (decl instanceof Decl.Init) {
      return "'init'";
    } else if (decl instanceof Decl.Schedule) {
      return "'schedule'";
    } else if (decl instanceof Decl.Expect) {
      return "'expect'";
    }
    return "a property";
  }

  /** Where it belongs. */
  static String home(Decl decl) {
    if (decl instanceof Decl.Callback) {
      return "a driver";
    } else if (decl instanceof Decl.Use
        || decl instanceof Decl.Struct
        || decl instanceof Decl.Scenario
        || decl instanceof Decl.Driver) {
      return "a file, outside of scenarios and drivers";
    }
    return "a scenario";
  }
}
