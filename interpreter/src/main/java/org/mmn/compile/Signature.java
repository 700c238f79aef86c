package org.mmn.compile;

import java.util.List;
import org.mmn.resolve.Type;

/** What kinds of value an op takes and gives, so that people can be shown names. */
public record Signature(List<Type.Kind> parameters, Type.Kind result) {}
