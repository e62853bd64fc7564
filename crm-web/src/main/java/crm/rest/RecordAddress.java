package crm.rest;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.value.RecordRef;
import java.util.UUID;

/** The record that an address names. */
final class RecordAddress {

    private static final int UUID_LENGTH = 36;

    private RecordAddress() {}

    /** @throws ProblemException {@code NOT_FOUND} for what cannot be an id: nothing can be there */
    static RecordRef ref(String entity, String id) {
        try {
            // UUID.fromString also takes shorter forms
            if (id.length() == UUID_LENGTH) {
                return new RecordRef(entity, UUID.fromString(id));
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new ProblemException(ProblemCode.NOT_FOUND, "There is no %s with this id.".formatted(entity));
    }
}
