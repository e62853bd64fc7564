/**
 * What is in the files of records: how it arrives, what it is, where it is kept, and when it goes. May use transactions and
 * metadata; knows digests, not what a record is for.
 */
@NullMarked
package crm.file;

import org.jspecify.annotations.NullMarked;
