package crm.metadata.change;

/**
 * A field that takes another type.
 *
 * @param preview what becomes of its values
 * @param isLarge true if there are so many that they are converted in the background, before the change is in force
 */
public record PlannedConversion(MetadataChange change, ConversionPreview preview, boolean isLarge) {}
