package crm.journal;

import java.time.Instant;
import java.util.UUID;

/**
 * A change with its place in the journal.
 *
 * @param v counts a tenant's changes from 1, without gaps
 * @param operation groups the changes of one transaction
 * @param origin what the actor came through
 */
public record FollowedChange(long v, Change change, Instant at, UUID operation, UUID actor, String origin) {}
