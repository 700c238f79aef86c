package org.mmn.check;

import java.util.List;

/**
 * Whether a search showed what was expected of it.
 *
 * @param inconclusive whether the search came to a bound before it could tell; then {@code met} is
 *     false
 * @param missing expected verdicts that no finding gives
 * @param unexpected findings that no expected verdict covers, as {@link Verdicts#name} gives them
 */
public record Judgement(
    boolean met, boolean inconclusive, List<String> missing, List<String> unexpected) {}
