package crm.web.file;

import crm.file.Contents;
import crm.metadata.FileType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.Records;
import crm.transaction.Caller;
import crm.transaction.Transactions;
import crm.value.RecordRef;
import crm.value.StoredFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Reads the files of records, by the rights to the record and its field. A part at a time, each in a transaction of its own:
 * who reads slowly holds no connection.
 */
@Singleton
public class FileReading {

    private final Transactions transactions;
    private final Records records;
    private final Contents contents;

    @Inject
    public FileReading(Transactions transactions, Records records, Contents contents) {
        this.transactions = transactions;
        this.records = records;
        this.contents = contents;
    }

    /** @throws ProblemException {@code NOT_FOUND}, whatever of it is not there or not for the caller */
    public StoredFile find(Caller caller, RecordRef ref, String field, String digest) {
        return transactions.run(caller, () -> find(records.find(ref), field, digest));
    }

    /** Of a record as the caller sees it: what is hidden is not there, what is masked is no file. */
    private static StoredFile find(Record record, String field, String digest) {
        return record.type()
                .findField(field)
                .filter(known -> known.type() instanceof FileType)
                .flatMap(record::value)
                .flatMap(value -> FileType.files(value).stream()
                        .filter(file -> file.digest().equals(digest))
                        .findFirst())
                .orElseThrow(() ->
                        new ProblemException(ProblemCode.NOT_FOUND, "There is no such file, or you may not see it."));
    }

    /** What a page shows of a picture that was found to be for the caller; empty of what has no small one. */
    Optional<byte[]> small(Caller caller, StoredFile file) {
        return transactions.run(caller, () -> contents.small(file.digest()));
    }

    /** Writes what was found to be for the caller. */
    public void write(Caller caller, StoredFile file, ByteRange range, OutputStream out) throws IOException {
        long at = range.from();
        while (at <= range.to()) {
            int number = Math.toIntExact(at / Contents.PART);
            byte[] part = transactions
                    .run(caller, () -> contents.part(file.digest(), number))
                    .orElseThrow(() -> new IOException("The file was removed while it was read"));
            int from = Math.toIntExact(at - (long) number * Contents.PART);
            int length = Math.toIntExact(Math.min(part.length - from, range.to() - at + 1));
            out.write(part, from, length);
            at += length;
        }
    }
}
