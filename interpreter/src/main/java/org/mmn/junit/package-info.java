/** Scenarios as tests of the JUnit Platform. The only package that knows JUnit. */
@NullMarked
package org.mmn.junit;

import org.jspecify.annotations.NullMarked;
