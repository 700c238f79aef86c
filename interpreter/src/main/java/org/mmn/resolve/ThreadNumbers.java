package org.mmn.resolve;

/**
 * The numbers of the threads of one declaration.
 *
 * @param first the number of the first of them
 * @param indexed whether it was declared with a count
 */
record ThreadNumbers(String name, int first, int count, boolean indexed, LabelTable labels) {}
