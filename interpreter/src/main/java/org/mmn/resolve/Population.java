package org.mmn.resolve;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages that have a frame at the start. */
public final class Population {
  private Population() {}

  /** The frame of each page at the start, or -1: VMAs of one file share those of its pages. */
  public static List<Integer> frames(List<ResolvedScenario.Mm> mms) {
    List<Integer> frames = new ArrayList<>();
    Map<String, Integer> ofFiles = new LinkedHashMap<>();
    int next = 0;
    for (ResolvedScenario.Mm mm : mms) {
      for (ResolvedScenario.Vma vma : mm.vmas()) {
        for (int p = 0; p < vma.pages(); p++) {
          String filePage = vma.file().orElse("") + "#" + p;
          boolean shared = vma.file().isPresent() && ofFiles.containsKey(filePage);
          int frame =
              !populates(vma) ? -1 : shared ? requireNonNull(ofFiles.get(filePage)) : next++;
          frames.add(frame);
          if (frame >= 0 && vma.file().isPresent()) {
            ofFiles.put(filePage, frame);
          }
        }
      }
    }
    return frames;
  }

  /** How many frames that takes. */
  public static int count(List<ResolvedScenario.Mm> mms) {
    return (int) frames(mms).stream().filter(f -> f >= 0).distinct().count();
  }

  private static boolean populates(ResolvedScenario.Vma vma) {
    return !vma.attributes().contains("unpopulated");
  }
}
