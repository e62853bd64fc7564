package crm.bench.floor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What is new in one run of a script: ids of the records it makes, the version of the one it changes. */
public final class Play {

    private final List<UUID> ids = new ArrayList<>();
    private int version;

    UUID id(int number) {
        while (ids.size() <= number) {
            ids.add(next());
        }
        return ids.get(number);
    }

    int version() {
        return version;
    }

    /** Reads every column of every row, as whoever builds an answer has to. */
    void read(String sql, ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            if (sql.endsWith("for no key update")) {
                version = result.getInt(2);
            }
            for (int column = 1; column <= columns; column++) {
                result.getString(column);
            }
        }
    }

    /** UUID version 7: ids that land together in an index. */
    private static UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | 0x7000L | random.nextInt(0x1000);
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
