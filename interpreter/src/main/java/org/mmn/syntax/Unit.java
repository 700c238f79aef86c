package org.mmn.syntax;

import java.util.List;
import org.mmn.source.SourceFile;

/**
 * A whole file, or one input of the REPL.
 *
 * @param doc the {@code //!} lines at its top, markers removed
 */
public record Unit(SourceFile file, String doc, List<Decl> declarations) {}
