package crm.record.query;

import java.util.Optional;
import java.util.UUID;

/**
 * Where a record stands in a list.
 *
 * @param previous the record before it, empty if it is the first
 * @param next the record after it, empty if it is the last
 * @param before how many stand before it
 * @param all how many the list has
 */
public record Place(Optional<UUID> previous, Optional<UUID> next, RecordCount before, RecordCount all) {}
