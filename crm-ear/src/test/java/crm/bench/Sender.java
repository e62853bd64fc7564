package crm.bench;

/** Does a kind of work, one request after the other: one sender a client, with a connection of its own. */
interface Sender extends AutoCloseable {

    /** Sends the variant with this number, and returns when all of the answer is there. */
    void send(int variant) throws Exception;

    @Override
    void close() throws Exception;

    /** Makes the sender of each client. */
    interface Of {
        Sender client() throws Exception;
    }
}
