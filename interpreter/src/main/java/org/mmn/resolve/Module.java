package org.mmn.resolve;

import java.util.List;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Unit;

/**
 * A file under one kernel version.
 *
 * @param exists whether its {@code kernel} line has the version; if not, its scope is empty
 * @param declarations those that the version has
 */
record Module(
    String name, Unit unit, boolean stdlib, boolean exists, Scope scope, List<Decl> declarations) {}
