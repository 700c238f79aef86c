package org.mmn.explore;

import java.io.IOException;
import java.util.Arrays;

/**
 * Paths in a few bytes a node, of a search that comes to its nodes in the order of their numbers
 * and leaves them in that order: no parent is less than the one before.
 *
 * <p>Nodes are in blocks. A node is the distance of its parent from the parent before (in a block's
 * first node, from 0), its further steps and thread, and its way if that is not the first: numbers
 * of seven bits a byte, the lowest first, the top bit set where more follow.
 */
final class PackedPaths extends Paths {
  private static final int BLOCK_BITS = 6;
  private static final int BLOCK = 1 << BLOCK_BITS;

  /** Distance, steps and thread, way. */
  private static final int MOST_BYTES = 5 + 4 + 2;

  private static final int OBJECT = 16;

  private byte[][] blocks = new byte[16][];
  private final byte[] open = new byte[BLOCK * MOST_BYTES];
  private int used;
  private int nodes = 1;
  private int lastParent;
  private long bytes = open.length;

  @Override
  long bytes() {
    return bytes + 8L * blocks.length;
  }

  /** Says how the search came to the next node: {@code node} is one more than the last, or 1. */
  @Override
  void put(int node, int parent, int move) {
    if (node != nodes || parent < lastParent) {
      throw new IllegalArgumentException(node + " from " + parent + " after " + lastParent);
    }
    if ((node & BLOCK - 1) == 0) {
      close();
      lastParent = 0;
    }
    int way = Moves.way(move);
    write(parent - lastParent);
    write((Moves.steps(move) - 1 & 0xFFFF) << 7 | Moves.thread(move) << 1 | (way > 0 ? 1 : 0));
    if (way > 0) {
      write(way);
    }
    lastParent = parent;
    nodes++;
  }

  private void write(int number) {
    int left = number;
    for (; left >>> 7 != 0; left >>>= 7) {
      open[used++] = (byte) (left | 0x80);
    }
    open[used++] = (byte) left;
  }

  /** Puts away the block that is full. */
  private void close() {
    int block = (nodes >> BLOCK_BITS) - 1;
    if (block == blocks.length) {
      blocks = Arrays.copyOf(blocks, block + (block >> 1));
    }
    blocks[block] = Arrays.copyOf(open, used);
    bytes += OBJECT + used;
    used = 0;
  }

  /** Is told of each node in order, from node 1. */
  interface Visitor {
    /**
     * @param move as {@link Moves} packs it
     */
    void visit(int parent, int move) throws IOException;
  }

  void visitAll(Visitor visitor) throws IOException {
    for (int first = 0; first < nodes; first += BLOCK) {
      Reader reader = new Reader(first >> BLOCK_BITS);
      for (int node = Math.max(1, first); node < Math.min(nodes, first + BLOCK); node++) {
        reader.next();
        visitor.visit(reader.parent, reader.move);
      }
    }
  }

  @Override
  int parent(int node) {
    return at(node).parent;
  }

  @Override
  int move(int node) {
    return at(node).move;
  }

  private Reader at(int node) {
    int block = node >> BLOCK_BITS;
    Reader reader = new Reader(block);
    for (int n = Math.max(1, block << BLOCK_BITS); n <= node; n++) {
      reader.next();
    }
    return reader;
  }

  /** Reads the nodes of a block, one after another. */
  private final class Reader {
    private final byte[] block;
    private int at;
    private int parent;
    private int move;

    Reader(int number) {
      block = number == (nodes - 1) >> BLOCK_BITS ? open : blocks[number];
    }

    void next() {
      parent += read();
      int mover = read();
      int way = (mover & 1) == 0 ? 0 : read();
      move = Moves.pack(mover >>> 1 & 0x3F, way, (mover >>> 7) + 1 & 0xFFFF);
    }

    private int read() {
      int number = 0;
      for (int shift = 0; ; shift += 7) {
        byte part = block[at++];
        number |= (part & 0x7F) << shift;
        if (part >= 0) {
          return number;
        }
      }
    }
  }
}
