package org.mmn;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What rules about the code are made of. */
final class Code {
  private Code() {}

  /** Classes of ours in main, whatever the build's output folder is called. */
  static final class OnlyMain implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/")
          && !location.contains("-tests.jar")
          && !location.contains("/org/mmn/grammar/");
    }
  }

  static String[] inside(String... rooms) {
    return Arrays.stream(rooms).map(r -> "org.mmn." + r + "..").toArray(String[]::new);
  }

  static DescribedPredicate<JavaClass> named(String... simpleNames) {
    return describe(
        String.join(" or ", simpleNames), c -> List.of(simpleNames).contains(c.getSimpleName()));
  }

  static <T extends JavaAccess<?>> DescribedPredicate<T> calls(String owner, String members) {
    Predicate<T> wanted =
        access ->
            access.getTargetOwner().getName().equals(owner)
                && access.getTarget().getName().matches(members);
    return describe("use " + owner + "." + members, wanted);
  }
}
