package org.mmn.repl;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * One of several shares of a suite, by the names of its tests: each test is in exactly one, in the
 * same one wherever and whenever it is asked.
 *
 * @param index from 1
 */
record Partition(int index, int count) {
  static final Partition WHOLE = new Partition(1, 1);

  private static final Pattern SHAPE = Pattern.compile("hash:(\\d{1,6})/(\\d{1,6})");

  static Partition parse(String text) {
    Matcher m = SHAPE.matcher(text);
    if (m.matches()) {
      Partition partition =
          new Partition(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
      if (partition.index >= 1 && partition.index <= partition.count) {
        return partition;
      }
    }
    throw new UsageException("--partition wants hash:1/4, the first of four, not '" + text + "'");
  }

  boolean has(TestName test) {
    CRC32 hash = new CRC32();
    hash.update(test.line().getBytes(StandardCharsets.UTF_8));
    return hash.getValue() % count == index - 1;
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
