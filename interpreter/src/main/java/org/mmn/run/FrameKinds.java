package org.mmn.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmn.compile.Program;
import org.mmn.state.Field;

/**
 * Sorts frames by what fields that nobody writes say of them: only those of one kind may change
 * places. A frame that such a field names is the only one of its kind. These are mapped from the
 * start and have the lowest numbers, so whether one of them is the lowest free frame does not
 * depend on the order of the others.
 */
final class FrameKinds {
  /** By kind, its frames in ascending order. */
  private final int[][] frames;

  private final int[] kinds;
  private final int[] given;

  FrameKinds(Program program, int count) {
    Map<List<Integer>, List<Integer>> found = new LinkedHashMap<>();
    for (int f = 0; f < count; f++) {
      found.computeIfAbsent(known(program, f), k -> new ArrayList<>()).add(f);
    }
    this.frames =
        found.values().stream()
            .map(of -> of.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    this.kinds = new int[count];
    for (int k = 0; k < frames.length; k++) {
      for (int f : frames[k]) {
        kinds[f] = k;
      }
    }
    this.given = new int[frames.length];
  }

  private static List<Integer> known(Program program, int frame) {
    List<Integer> known = new ArrayList<>();
    for (Field field : program.layout().fields()) {
      boolean fixed = field.region() == Field.Region.SHARED && !program.written()[field.number()];
      if (fixed && field.isPerFrame() && field.size() > 0) {
        known.add(program.initial()[field.first() + frame]);
      } else if (fixed && field.holdsFrames()) {
        known.add(place(program.initial(), field, frame));
      }
    }
    return known;
  }

  /** The first element that names a frame, or -1. */
  private static int place(int[] initial, Field field, int frame) {
    for (int i = 0; i < field.size(); i++) {
      if (initial[field.first() + i] - field.framesFrom() == frame) {
        return i;
      }
    }
    return -1;
  }

  int of(int frame) {
    return kinds[frame];
  }

  /** Whether no frame is like another. */
  boolean areAllDifferent() {
    return frames.length == kinds.length;
  }

  /**
   * What each frame is called, if those of a kind have its numbers in the order in which they come.
   *
   * @param order all frames
   */
  void number(int[] order, int[] numbers) {
    Arrays.fill(given, 0);
    for (int frame : order) {
      int kind = kinds[frame];
      numbers[frame] = frames[kind][given[kind]++];
    }
  }
}
