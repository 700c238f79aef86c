package org.mmn.resolve;

import java.util.Optional;

/**
 * Consecutive numbers to go through: the pages of a range, the VMAs of an mm, all mms, threads.
 *
 * @param of the mm whose threads are meant; those of others are passed over
 */
record Domain(Type element, Value first, Value limit, Optional<Value> of) {

  /** Whether {@code member} is one of those that are meant; absent when all are. */
  Optional<Value> filter(Local member) {
    return of.map(
        mm -> {
          Value thread = new Value.ReadLocal(member.type(), mm.span(), member);
          Value its = new Value.Attribute(Type.of(Type.Kind.MM), mm.span(), "mm", thread);
          return new Value.Binary(Type.BOOL, mm.span(), "==", its, mm);
        });
  }
}
