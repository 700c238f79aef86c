package org.mmn.session;

import java.io.IOException;
import org.mmn.source.SourceFile;

/** Where scripts are read and written. */
public interface Disk {
  SourceFile read(String name) throws IOException;

  /** Writes a new file; one that is there already is replaced only if it was saved before. */
  void write(String name, String text) throws IOException;
}
