package aftercare.followup.survey;

import aftercare.followup.expression.ValueType;

/**
 * A name that stands for an answer in conditions.
 *
 * @param name such as {@code URI_04}, or {@code FDC_07.any}
 * @param item the item's id, such as {@code URI-04}
 */
public record AnswerName(String name, String item, ValueType type) {}
